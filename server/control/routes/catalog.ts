import type {AddRoutes} from '../desk.ts';
import {addEventRoutes} from './events.ts';
import {addExpectationRoutes} from './expectations.ts';
import {addFaultRoutes} from './faults.ts';
import {addHealthRoutes} from './health.ts';
import {addJournalRoutes} from './journal.ts';
import {addMachineRoutes} from './machines.ts';
import {addMetricsRoutes} from './metrics.ts';
import {addReplyRoutes} from './replies.ts';
import {addScenarioRoutes} from './scenarios.ts';
import {addTimeRoutes} from './time.ts';

/** All routes, topic by topic, in the order of the reference. */
export const routes: readonly AddRoutes[] = [
	addHealthRoutes,
	addMachineRoutes,
	addEventRoutes,
	addScenarioRoutes,
	addReplyRoutes,
	addFaultRoutes,
	addJournalRoutes,
	addExpectationRoutes,
	addTimeRoutes,
	addMetricsRoutes,
];
