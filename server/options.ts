import type {Command} from '../core/machine/command-table.ts';
import type {MachineRequest} from '../core/machine/compose-options.ts';
import type {MigrationLinks} from '../core/machine/migration/links.ts';
import type {ProcessFacts} from '../core/machine/process/process-facts.ts';
import type {Microseconds} from '../core/runtime/clock.ts';
import type {Logger} from '../core/runtime/log.ts';
import type {ScenarioFile} from '../scenarios/scenario-file.ts';
import type {CreateSession} from './client-session.ts';
import type {WatchDescriptors} from './descriptors/watch.ts';
import type {Intercept} from './dispatcher.ts';

/** When the timelines of the scenarios begin; `on-resume`: when the guest is let run. */
export type StartMode = 'on-client' | 'now' | 'on-resume' | 'on-trigger';

/** What becomes of a command that has no handler. */
export type UnmatchedMode = 'error' | 'generate' | 'fail';

/** How a mock QEMU is made; what is left out has the default of the command line. */
export interface MockQmpOptions {
	/** Names of built-in scenarios, files, or scenarios written in code; they play side by side. */
	readonly scenarios?: ReadonlyArray<string | ScenarioFile>;
	/** Addresses of the monitors. */
	readonly listen?: readonly string[];
	/** Starts in run state prelaunch. */
	readonly isPaused?: boolean;
	/** What chance follows from; a fresh one when left out. */
	readonly seed?: string;
	/** Scenario seconds in a real second, above 0; `max` waits for nothing. */
	readonly speed?: number | 'max';
	/** The first instant of the machine's clock; now when left out. */
	readonly startTime?: Microseconds;
	readonly start?: StartMode;
	/** How often the scenarios play; Infinity for ever. */
	readonly repeat?: number;
	/** Clients served at a time by each monitor; `many` for WebSocket and `one` for all else when left out. */
	readonly clients?: 'one' | 'many';
	/** Whether QEMU's rate limit holds; a scenario may lift it too. */
	readonly isThrottled?: boolean;
	/** What the machine is; goes before what a scenario says of it. */
	readonly machine?: MachineRequest;
	/** Commands of the user's; they go before the built-in ones. */
	readonly commands?: readonly Command[];
	/** The QEMU that is mimicked: a profile of the package, such as `7.2`, or a file of `mock-qmp profile`. */
	readonly qemu?: string;
	/**
	 * What commands get that have no handler: `generate`, what a real QEMU was seen to answer, else what the schema
	 * allows; `error`, QEMU's words for what it does not support; `fail`, that too, and the mock ends. `generate`
	 * when left out.
	 */
	readonly unmatched?: UnmatchedMode;
	/** Ends with an error when a reply or an event is none that the schema of QEMU allows. */
	readonly isChecked?: boolean;
	/** Adds x-mock-emit, x-mock-play, x-mock-fault and x-mock-advance, which query-commands does not list. */
	readonly hasMockCommands?: boolean;
	/** How many entries of the journal are kept; 0 when left out. */
	readonly journal?: number;
	/** Which machine of a fleet it is, and its variables; `vm.index` and `vars` in expressions. */
	readonly member?: {readonly index: number; readonly vars: Readonly<Record<string, unknown>>};
	/** Values that replace those of the scenarios' `params`. */
	readonly params?: Readonly<Record<string, unknown>>;
	/** Looks at every request first and may answer in the machine's stead. */
	readonly intercept?: Intercept;
	/** Makes the sessions of clients; ones that the machine answers when left out. */
	readonly createSession?: CreateSession;
	readonly log?: Logger;
	/** Addresses of monitors beside those that the options of the machine name. */
	readonly listenToo?: readonly string[];
	/** The process that is seen behind the machine; a pretended one when left out. */
	readonly host?: ProcessFacts;
	/** Whether the sockets of its character devices, such as the guest agent's, are listened on. */
	readonly hasChardevSockets?: boolean;
	/** How the machine reaches those that it migrates to; every address is believed when left out. */
	readonly links?: MigrationLinks;
	/** Looks for descriptors that clients pass; they are believed when left out. */
	readonly watchDescriptors?: WatchDescriptors;
}
