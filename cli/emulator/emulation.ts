import {releaseMemoryLater} from '../../core/runtime/collect-garbage.ts';
import {removeFile} from '../../core/runtime/files.ts';
import {createWatch, type ReceiveMessage} from '../../server/descriptors/watch.ts';
import type {MockQmp} from '../../server/mock-qmp.ts';
import {serve} from '../commands/serve.ts';
import {type ServeConfig, settleConfig} from '../config.ts';
import type {Environment} from '../settings.ts';
import {checkAccelerators} from './accelerators.ts';
import {addDescriptors, checkCpu} from './checks.ts';
import {becomeDaemon} from './daemon.ts';
import {FAILED, Speech} from './messages.ts';
import {openLogFile, writePidFile} from './process-files.ts';
import type {ProcessOptions} from './process-options.ts';
import {createRealProcessFacts} from './real-process-facts.ts';
import {settledVariables} from './scenario-source.ts';

const LONGEST_MS = 2 ** 31 - 1;

/** Loaded when a descriptor has come, which is rare. */
const receiveLate: ReceiveMessage = async connection => {
	const {receiveMessage} = await import('./receive-message.ts');
	return receiveMessage(connection);
};

/** One run: a machine and the process around it. */
export class Emulation {
	readonly #options: ProcessOptions;
	readonly #variables: Environment;
	readonly #speech: Speech;

	constructor(options: ProcessOptions, environment: Environment) {
		this.#options = options;
		this.#variables = settledVariables(environment, options);
		this.#speech = new Speech(options.hasTimestamps);
	}

	/** Runs to the end of the process; gives its exit code. */
	async run(): Promise<number> {
		try {
			return await this.#serve();
		} catch (error) {
			this.#speech.complain(error);
			return FAILED;
		}
	}

	async #serve(): Promise<number> {
		const {logFile, pidFile} = this.#options;
		if (logFile !== undefined) {
			openLogFile(logFile);
		}

		// Without a monitor nothing else would keep the process.
		const staying = setInterval(() => {}, LONGEST_MS);
		try {
			const code = await serve(this.#config, {
				onCreated: qmp => this.#look(qmp),
				onLost: problem => this.#speech.say(problem),
				onReady: () => this.#ready(),
				onSignal: signal => this.#speech.say(`terminating on signal ${signal}`),
			});
			return code === 0 ? 0 : FAILED;
		} finally {
			clearInterval(staying);
			if (pidFile !== undefined) {
				removeFile(pidFile);
			}
		}
	}

	get #config(): ServeConfig {
		const {machineWords} = this.#options;
		const {qmp, ...config} = settleConfig({}, this.#variables, machineWords);
		const {listen, ...rest} = qmp;
		return {
			...config,
			qmp: {
				...rest,
				...(listen === undefined ? {} : {listenToo: listen}),
				...(this.#beginsWithGuest ? {start: 'on-resume'} : {}),
				host: createRealProcessFacts(),
				watchDescriptors: createWatch(receiveLate),
			},
		};
	}

	/** Whether the timeline begins when a guest that waits is let run: nobody has said otherwise. */
	get #beginsWithGuest(): boolean {
		return this.#options.isWaiting && this.#variables.MOCK_QMP_START === undefined;
	}

	/** Looks at the machine before anybody can speak to it. */
	#look(qmp: MockQmp): void {
		const {options, host} = qmp.machine;
		this.#speech.monitors = [...options.monitors, ...options.sockets];
		addDescriptors(qmp.machine);
		checkCpu(qmp.machine);
		checkAccelerators(options.accelerators, host, problem => this.#speech.say(problem));
	}

	#ready(): void {
		const {pidFile, isDaemon, logFile} = this.#options;
		if (pidFile !== undefined) {
			writePidFile(pidFile);
		}

		if (isDaemon) {
			becomeDaemon(logFile);
		}

		releaseMemoryLater();
	}
}
