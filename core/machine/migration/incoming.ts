import {QmpError} from '../../protocol/qmp-error.ts';
import type {ReturnOf} from '../command-table.ts';
import type {MigratingMachine, MigrationStatus} from './migrating-machine.ts';

type SocketAddresses = NonNullable<ReturnOf<'query-migrate'>['socket-address']>;

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** The migration that a machine with `-incoming` waits for; a script's MIGRATION events tell how it goes on. */
export class Incoming {
	readonly #machine: MigratingMachine;
	readonly #isExpected: boolean;
	#uri: string | undefined;
	/** Whether the CPUs run once the machine has come. */
	willRun: boolean;

	constructor(machine: MigratingMachine) {
		const {incoming, isPaused} = machine.options;
		this.#machine = machine;
		this.#isExpected = incoming !== undefined;
		this.#uri = incoming === 'defer' ? undefined : incoming;
		this.willRun = !isPaused;
	}

	/** Where the machine listens; undefined while it does not. */
	get addresses(): SocketAddresses | undefined {
		const [, scheme, rest = ''] = /^(unix|tcp):(.*)$/.exec(this.#uri ?? '') ?? [];
		if (scheme === 'unix') {
			return [{path: rest, type: 'unix'}];
		}

		const colon = rest.lastIndexOf(':');
		return scheme === undefined
			? undefined
			: [{port: rest.slice(colon + 1), host: rest.slice(0, colon) || '0.0.0.0', type: 'inet'}];
	}

	/**
	 * Begins to listen (migration.c, `qmp_migrate_incoming`).
	 * @throws QmpError GenericError
	 */
	listen(uri: string, tell: (status: MigrationStatus) => void): void {
		if (!this.#isExpected || this.#machine.options.incoming !== 'defer') {
			throw complain("'-incoming' was not specified on the command line");
		}

		if (this.#uri !== undefined || this.#machine.status !== 'inmigrate') {
			throw complain('The incoming migration has already been started');
		}

		tell('setup');
		if (!/^(?:tcp|unix|exec|fd|rdma|vsock):/.test(uri)) {
			throw complain(`unknown migration protocol: ${uri}`);
		}

		this.#uri = uri;
	}

	/** The machine has come: it runs, or stands still as `-S` wants. */
	noteArrived(): void {
		if (this.#machine.status === 'inmigrate') {
			this.#machine.goto(this.willRun ? 'running' : 'paused');
		}
	}
}
