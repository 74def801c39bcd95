import {basename} from 'node:path';
import type {MonitorSpec} from '../../core/machine/machine-options.ts';
import {MockQmpError, systemErrorCode} from '../../core/runtime/errors.ts';
import {writeError} from '../../core/runtime/real-streams.ts';
import {SystemClock} from '../../core/runtime/system-clock.ts';
import {systemReason} from '../../core/runtime/system-reason.ts';
import {parseAddress} from '../../server/transports/address.ts';
import {explain} from '../exit.ts';

/** QEMU's exit code for whatever goes wrong at its start. */
export const FAILED = 1;

/** What QEMU says of a socket that cannot be had (util/qemu-sockets.c). */
const socketProblem = (address: string, {cause, message}: MockQmpError): string => {
	const {endpoint, isClient} = parseAddress(address);
	const code = systemErrorCode(cause);
	const reason = code === undefined ? message : systemReason(cause);
	switch (endpoint.scheme) {
		case 'unix':
			if (code === undefined) {
				return `UNIX socket path '${endpoint.path}' is too long\nPath must be less than 108 bytes`;
			}

			return isClient
				? `Failed to connect to '${endpoint.path}': ${reason}`
				: `Failed to bind socket to ${endpoint.path}: ${reason}`;
		case 'fd':
			return `File descriptor '${endpoint.descriptor}' is not a socket`;
		case 'tcp': {
			const place = `${endpoint.host}:${endpoint.port}`;
			if (code === 'ENOTFOUND') {
				return `address resolution failed for ${place}: ${reason}`;
			}

			const listening =
				code === 'EADDRINUSE' ? 'Failed to find an available port' : 'Failed to bind socket';
			return `${isClient ? `Failed to connect to '${place}'` : listening}: ${reason}`;
		}

		default:
			return reason;
	}
};

/** What is told of an error, without the name of the program; a bug of ours with its stack. */
const problemOf = (error: unknown, monitors: readonly MonitorSpec[]): string => {
	if (!(error instanceof MockQmpError)) {
		return explain(error);
	}

	const {address, code, message} = error;
	const spec = monitors.find(
		monitor => address !== undefined && `${monitor.address},`.startsWith(`${address},`),
	);
	if (spec !== undefined) {
		return `${spec.option}: ${socketProblem(spec.address, error)}`;
	}

	// What QEMU would say stands alone; what is about us has the name of its kind and a remedy.
	return code === 'OPTION_INVALID' && error.remedy?.includes('qemu-system-x86_64') === true
		? message
		: explain(error);
};

// util/qemu-error.c prints microseconds.
const timestamp = (): string => {
	const now = new SystemClock().now();
	const micros = String(now % 1000).padStart(3, '0');
	return new Date(Math.floor(now / 1000)).toISOString().replace('Z', `${micros}Z`);
};

/** How the program speaks on standard error: with its name as it was called, as QEMU does. */
export class Speech {
	readonly #name = basename(process.argv[1] ?? 'qemu-system-x86_64', '.js');
	readonly #hasTimestamps: boolean;
	/** Those whose options are named in messages about addresses. */
	monitors: readonly MonitorSpec[] = [];

	/** `hasTimestamps`: whether each line begins with the time. */
	constructor(hasTimestamps = false) {
		this.#hasTimestamps = hasTimestamps;
	}

	say(problem: string): void {
		const stamp = this.#hasTimestamps ? `${timestamp()} ` : '';
		writeError(`${stamp}${this.#name}: ${problem}\n`);
	}

	complain(error: unknown): void {
		if (error instanceof MockQmpError && error.cause instanceof MockQmpError) {
			// What went wrong stands before what could not be done because of it.
			this.complain(error.cause);
		}

		this.say(problemOf(error, this.monitors));
	}
}
