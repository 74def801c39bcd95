import {removeFile} from '../../core/runtime/files.ts';
import {withoutGaps} from '../../core/runtime/without-gaps.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import type {ControlServer} from '../../server/control/control-server.ts';
import type {Controlled} from '../../server/control/controlled.ts';
import {createClock} from '../../server/create-surroundings.ts';
import {createFleet, type Fleet} from '../../server/fleet/fleet.ts';
import {announceFleet} from '../announce-fleet.ts';
import type {ServeConfig} from '../config.ts';
import {openControl, withJournal} from '../control.ts';
import {ExitCode, tellError} from '../exit.ts';
import {writeJournals} from '../journal-file.ts';
import {openLedger} from '../ledger-file.ts';
import {loggerOf} from '../logger.ts';
import {onSignals} from '../signals.ts';
import {hasParent, ParentLink} from '../workers/parent-link.ts';
import {runLoad} from './run-load.ts';

/** What the control API acts on, and what journals are written of. */
const controlledFleet = ({seed, members}: Fleet): Controlled => ({
	seed,
	machines: members.map(({share: {index}, qmp}) => ({index, qmp})),
});

/**
 * Serves many machines, and sends the load of the scenario to their clients. Gives the exit code: 1 when the load did
 * not keep to its service levels.
 * @throws MockQmpError for what could not be had or read
 */
export const serveFleet = async (
	scenario: Scenario | undefined,
	instances: number,
	config: ServeConfig,
): Promise<number> => {
	const log = loggerOf(config);
	const {shard, startAt} = config;
	const options = {
		...withJournal(config.qmp, config, instances),
		log,
		instances,
		...withoutGaps({shard, start: startAt === undefined ? undefined : ('on-trigger' as const)}),
	};
	const fleet = await createFleet(options, createClock(config.qmp));
	const end = (): void => void fleet.close();
	const link = shard !== undefined && hasParent() ? new ParentLink(end) : undefined;
	const controlled = controlledFleet(fleet);
	const journalFile = writeJournals(controlled.machines, config);
	const ledger = openLedger(fleet, config);
	let control: ControlServer | undefined;
	try {
		await fleet.listen();
		control = await openControl(controlled, config, log);
		onSignals({onEnd: end, onTrigger: () => fleet.trigger()});
		const {addresses, members, seed} = fleet;
		const ready = {addresses, machines: members.length, seed, control: control?.url};
		await (link === undefined
			? announceFleet(ready, config)
			: link.tell({kind: 'ready', ...ready}));

		if (startAt !== undefined) {
			fleet.clock.at(startAt, () => fleet.trigger());
		}

		const outcome =
			scenario?.load === undefined
				? ExitCode.Done
				: await runLoad(scenario, {fleet, ledger, control, link}, config);
		if (scenario?.load !== undefined && config.isExitWanted) {
			await fleet.close();
		}

		const errors = (await fleet.ended).filter(error => error !== undefined);
		for (const error of errors.slice(0, 1)) {
			tellError(error);
		}

		return errors.length > 0 ? ExitCode.Usage : outcome;
	} finally {
		await fleet.close();
		await control?.close();
		await ledger?.close();
		await journalFile?.close();
		link?.close();
		if (config.readyFile !== undefined && link === undefined) {
			removeFile(config.readyFile);
		}
	}
};
