import {QmpError} from '../../protocol/qmp-error.ts';
import type {ArgumentsOf, ReturnOf} from '../command-table.ts';

// The first descriptor that a pretended QEMU would get: those below are its own.
const FIRST_FD = 20;
const complain = (desc: string): QmpError => new QmpError('GenericError', desc);
const notFound = (name: string): QmpError => complain(`File descriptor named '${name}' not found`);

/** A stream that a client has passed: a socket with somebody at its other end, or a pipe. */
export interface PassedDescriptor {
	readonly kind: 'socket' | 'pipe';
	close(): void;
}

interface SetEntry {
	readonly fd: number;
	readonly opaque: string | undefined;
	readonly passed: PassedDescriptor | undefined;
}

interface FdSet {
	readonly id: number;
	readonly fds: readonly SetEntry[];
}

/**
 * The file descriptors that clients have passed. Only some can be received (docs/decisions/0004), so that a client that
 * asks for one to be kept is believed to have passed it.
 */
export class Descriptors {
	readonly #names = new Map<string, PassedDescriptor | undefined>();
	#received: readonly PassedDescriptor[] = [];
	#sets: readonly FdSet[] = [];
	#nextFd = FIRST_FD;

	/** Those that came with a client's last message; what is left of the one before is closed. */
	receive(passed: readonly PassedDescriptor[]): void {
		for (const unclaimed of this.#received) {
			unclaimed.close();
		}

		this.#received = passed;
	}

	/** Whether a descriptor of that name is kept. */
	has(name: string): boolean {
		return this.#names.has(name);
	}

	/**
	 * Keeps a descriptor under a name; one that had it before is closed.
	 * @throws QmpError GenericError for a name that could be a number
	 */
	keep(name: string): void {
		if (/^\d/.test(name)) {
			throw complain("Parameter 'fdname' expects a name not starting with a digit");
		}

		this.#names.get(name)?.close();
		this.#names.set(name, this.#claim());
	}

	/** Gives away the descriptor of that name; undefined if it was not received. */
	take(name: string): PassedDescriptor | undefined {
		const passed = this.#names.get(name);
		this.#names.delete(name);
		return passed;
	}

	/** @throws QmpError GenericError */
	close(name: string): void {
		if (!this.#names.has(name)) {
			throw notFound(name);
		}

		this.take(name)?.close();
	}

	/**
	 * Adds a descriptor to a set, to a new one without an id (monitor/fds.c, `monitor_fdset_add_fd`).
	 * @throws QmpError GenericError
	 */
	add(args: ArgumentsOf<'add-fd'>): ReturnOf<'add-fd'> {
		const id = args['fdset-id'] ?? this.#freeId();
		if (id < 0) {
			throw complain("Parameter 'fdset-id' expects a non-negative value");
		}

		const fd = this.#nextFd++;
		const old = this.#sets.find(set => set.id === id);
		const entry = {fd, opaque: args.opaque, passed: this.#claim()};
		const grown = {id, fds: [entry, ...(old?.fds ?? [])]};
		this.#sets = [...this.#sets.filter(set => set !== old), grown].sort(
			(left, right) => left.id - right.id,
		);
		return {fd, 'fdset-id': id};
	}

	/**
	 * Takes one descriptor, or all, out of a set; an empty set is gone.
	 * @throws QmpError GenericError
	 */
	remove(id: number, fd: number | undefined): void {
		const set = this.#sets.find(other => other.id === id);
		if (set === undefined || (fd !== undefined && !set.fds.some(entry => entry.fd === fd))) {
			throw notFound(`fdset-id:${id}${fd === undefined ? '' : `, fd:${fd}`}`);
		}

		const fds = fd === undefined ? [] : set.fds.filter(entry => entry.fd !== fd);
		for (const entry of set.fds) {
			if (!fds.includes(entry)) {
				entry.passed?.close();
			}
		}

		this.#sets = this.#sets.flatMap(other => {
			if (other !== set) {
				return [other];
			}

			return fds.length === 0 ? [] : [{id, fds}];
		});
	}

	/** As query-fdsets has them, the last first. */
	get sets(): ReturnOf<'query-fdsets'> {
		return this.#sets.toReversed().map(({id, fds}) => ({
			fds: fds.map(({fd, opaque}) => ({fd, ...(opaque !== undefined && {opaque})})),
			'fdset-id': id,
		}));
	}

	#claim(): PassedDescriptor | undefined {
		const [first, ...others] = this.#received;
		this.#received = others;
		return first;
	}

	#freeId(): number {
		const taken = new Set(this.#sets.map(({id}) => id));
		let id = 0;
		while (taken.has(id)) {
			id += 1;
		}

		return id;
	}
}
