import {createMockQmp} from './server/create-mock-qmp.ts';
import type {MockQmp} from './server/mock-qmp.ts';
import type {MockQmpOptions} from './server/options.ts';

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
export {MockQmpError, type MockQmpErrorCode} from './core/runtime/errors.ts';
export type {
	CommandName,
	CommandTypes,
	EventData,
	EventName,
} from './core/schema/generated/qemu-7.2.ts';
export type {ExpectationSpec} from './scenarios/expectations/expectation.ts';
export type {Verdict} from './scenarios/expectations/expectations.ts';
export type {ScenarioFile, StepFile, TriggerFile} from './scenarios/scenario-file.ts';
export type {Ending, MockQmp} from './server/mock-qmp.ts';
export type {MockQmpOptions, StartMode} from './server/options.ts';

/**
 * Starts a mock QEMU that listens when the promise resolves; `close` or `await using` ends it.
 * Without `listen` it is on 127.0.0.1 with a free port.
 * @throws MockQmpError
 */
export const startMockQmp = async (options: MockQmpOptions = {}): Promise<MockQmp> => {
	const qmp = await createMockQmp({listen: ['tcp:127.0.0.1:0'], ...options});
	await qmp.listen();
	return qmp;
};
