import {MICROSECONDS_PER_MS} from '../../core/runtime/clock.ts';
import type {Client} from '../client.ts';
import {clockSpeed} from '../clock-speed.ts';
import type {Play} from '../play.ts';
import {type ControlledMachine, nameOf} from './controlled.ts';

/** A client as the API tells of it. */
export const clientView = ({id, monitor, isNegotiated, unread}: Client) => ({
	id,
	monitor,
	negotiated: isNegotiated,
	unread,
});

/** A play as the API tells of it. */
export const playView = ({id, scenarios, state, error}: Play) => ({
	id,
	scenarios: [...scenarios],
	state,
	...(error === undefined ? {} : {error: error instanceof Error ? error.message : String(error)}),
});

/** A machine's present instant, in ISO 8601 with microseconds. */
export const timeText = (instant: number): string => {
	const text = new Date(Math.floor(instant / MICROSECONDS_PER_MS)).toISOString();
	const micros = String(instant % MICROSECONDS_PER_MS).padStart(3, '0');
	return text.replace('Z', `${micros}Z`);
};

/** A machine as the API tells of it. */
export const machineView = (controlled: ControlledMachine) => {
	const {index, qmp} = controlled;
	const {machine} = qmp;
	const {states} = qmp.expectations;
	return {
		index,
		name: nameOf(controlled),
		uuid: machine.options.uuid,
		status: qmp.status,
		ended: qmp.isOver,
		qemu: machine.profile.name,
		seed: qmp.seed,
		addresses: [...qmp.addresses],
		clients: qmp.clients.map(clientView),
		scenarios: qmp.plays.map(playView),
		stubs: qmp.stubs.all.map(({command}) => command),
		faults: qmp.faults.rules.length,
		expectations: {
			met: states.filter(state => state === 'met').length,
			unmet: states.filter(state => state === 'unmet').length,
			open: states.filter(state => state === 'open').length,
		},
		time: timeText(qmp.clock.now()),
		speed: clockSpeed(qmp.clock),
		cursor: qmp.journal.cursor,
	};
};
