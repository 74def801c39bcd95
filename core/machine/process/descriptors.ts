import {QmpError} from '../../protocol/qmp-error.ts';
import type {ArgumentsOf, ReturnOf} from '../command-table.ts';

// The first descriptor that a pretended QEMU would get: those below are its own.
const FIRST_FD = 20;
const complain = (desc: string): QmpError => new QmpError('GenericError', desc);
const notFound = (name: string): QmpError => complain(`File descriptor named '${name}' not found`);

interface FdSet {
	readonly id: number;
	readonly fds: ReadonlyArray<{readonly fd: number; readonly opaque: string | undefined}>;
}

/**
 * The file descriptors that clients have passed. Node.js cannot receive them (docs/decisions/0004), so that a client
 * that asks for one to be kept is believed to have passed it.
 */
export class Descriptors {
	readonly #names = new Set<string>();
	#sets: readonly FdSet[] = [];
	#nextFd = FIRST_FD;

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

		this.#names.add(name);
	}

	/** @throws QmpError GenericError */
	close(name: string): void {
		if (!this.#names.delete(name)) {
			throw notFound(name);
		}
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
		const grown = {id, fds: [{fd, opaque: args.opaque}, ...(old?.fds ?? [])]};
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

	#freeId(): number {
		const taken = new Set(this.#sets.map(({id}) => id));
		let id = 0;
		while (taken.has(id)) {
			id += 1;
		}

		return id;
	}
}
