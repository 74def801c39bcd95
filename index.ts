import type {ControlServer} from './server/control/control-server.ts';
import type {ControlOptions} from './server/control/listen-control.ts';
import {createMockQmp} from './server/create-mock-qmp.ts';
import {createClock} from './server/create-surroundings.ts';
import {createFleet, type Fleet} from './server/fleet/fleet.ts';
import type {MockQmp} from './server/mock-qmp.ts';
import {type StartOptions, settleStart} from './server/start-options.ts';

export type {FaultSpec} from './core/faults/fault-spec.ts';
export type {
	ArgumentsOf,
	Command,
	CommandHandler,
	HandlerOf,
	ReturnOf,
} from './core/machine/command-table.ts';
export {defineCommand} from './core/machine/command-table.ts';
export type {RunState} from './core/machine/run-state.ts';
export type {EventMessage} from './core/protocol/messages.ts';
export {QmpError} from './core/protocol/qmp-error.ts';
export type {MockQmpErrorCode} from './core/runtime/error-codes.ts';
export {MockQmpError} from './core/runtime/errors.ts';
export type {
	CommandName,
	CommandTypes,
	EventData,
	EventName,
} from './core/schema/generated/qemu-7.2.ts';
export type {ExpectationSpec} from './scenarios/expectations/expectation.ts';
export type {Verdict} from './scenarios/expectations/expectations.ts';
export type {Match} from './scenarios/match.ts';
export type {AskedCommand} from './scenarios/playing/stage.ts';
export type {ScenarioFile, StepFile, TriggerFile} from './scenarios/scenario-file.ts';
export type {SeenCommand, SeenEvent} from './server/chronicle.ts';
export type {Client} from './server/client.ts';
export type {ControlServer} from './server/control/control-server.ts';
export type {ControlOptions, OpenControl} from './server/control/listen-control.ts';
export type {Fleet, FleetMember} from './server/fleet/fleet.ts';
export type {Ending} from './server/lives.ts';
export type {MockQmp} from './server/mock-qmp.ts';
export type {MockQmpOptions, StartMode} from './server/options.ts';
export type {Play, PlayRequest, PlayState} from './server/play.ts';
export type {ListenWord, StartOptions} from './server/start-options.ts';
export type {Stub, StubOptions, StubReply} from './server/stubs.ts';
export type {WaitOptions} from './server/waits.ts';

/**
 * Starts a mock QEMU that listens when the promise resolves; `close` or `await using` ends it.
 * Without `listen` it is on 127.0.0.1 with a free port. The journal keeps 10,000 entries unless told otherwise.
 * @throws MockQmpError
 */
export const startMockQmp = async (options: StartOptions = {}): Promise<MockQmp> => {
	const qmp = await createMockQmp(settleStart(options));
	await qmp.listen();
	return qmp;
};

/**
 * Starts many machines in this process, on one clock, that listen when the promise resolves. Machine k is the same
 * whatever `instances` is; `{i}` in `machine.name` and in addresses is its number, counted from 0.
 * @throws MockQmpError
 */
export const startFleet = async (
	options: StartOptions & {readonly instances: number},
): Promise<Fleet> => {
	const settled = settleStart(options, '-{i}');
	const {instances} = options;
	const fleet = await createFleet({...settled, instances}, createClock(settled));
	await fleet.listen();
	return fleet;
};

/**
 * Opens the HTTP control API of a mock, or of a fleet, that runs in this process; it ends with it, or by `close`.
 * @throws MockQmpError ADDRESS_INVALID, ADDRESS_IN_USE, ADDRESS_UNAVAILABLE, OPTION_INVALID without a token where
 * others than this host could connect
 */
export const startControl = async (
	mock: MockQmp | Fleet,
	options: ControlOptions = {address: '127.0.0.1:0'},
): Promise<ControlServer> => {
	const server = await import('./server/control/control-server.ts');
	const machines =
		'members' in mock
			? mock.members.map(({share: {index}, qmp}) => ({index, qmp}))
			: [{index: 0, qmp: mock}];
	const control = await server.startControl({seed: mock.seed, machines}, options);
	void mock.ended.then(() => control.close());
	return control;
};
