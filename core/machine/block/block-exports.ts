import {QmpError} from '../../protocol/qmp-error.ts';
import type {EventData, EventName} from '../../schema/generated/qemu-7.2.ts';
import {isIdentifier} from '../command-line/qemu-opts.ts';
import type {ArgumentsOf} from '../command-table.ts';
import type {MachineParts} from '../machine-parts.ts';
import {assertNotBusy, type DirtyBitmap} from './bitmaps.ts';
import {BlockBackend} from './block-backend.ts';
import {insertNode} from './block-graph.ts';
import type {BlockNode} from './block-node.ts';
import {ALL_PERMISSIONS, CONSISTENT_READ, RESIZE, WRITE} from './permissions.ts';

/** The machine that exports nodes. */
export interface ExportingMachine extends Pick<MachineParts, 'hardware'> {
	emit<E extends EventName>(event: E, data: EventData[E]): unknown;
}

/** A node that others can use from outside. */
export interface BlockExport {
	readonly id: string;
	readonly type: BlockExportAddArguments['type'];
	/** The name that NBD clients ask for. */
	readonly name: string;
	readonly backend: BlockBackend;
	readonly bitmaps: readonly DirtyBitmap[];
}

type BlockExportAddArguments = ArgumentsOf<'block-export-add'>;

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);
const LOGICAL_BLOCK_MIN = 512;
const LOGICAL_BLOCK_MAX = 2_097_152;

/** The NBD server of a machine and all that it exports (blockdev-nbd.c, block/export/export.c). */
export class BlockExports {
	readonly #machine: ExportingMachine;
	#exports: readonly BlockExport[] = [];
	#isServing = false;

	constructor(machine: ExportingMachine) {
		this.#machine = machine;
	}

	/** All exports, the latest first. */
	get all(): readonly BlockExport[] {
		return this.#exports;
	}

	/**
	 * Starts the server, once `check` has looked at what it is started with.
	 * @throws QmpError
	 */
	startServer(check: () => void): void {
		if (this.#isServing) {
			throw complain('NBD server already running');
		}

		check();
		this.#isServing = true;
	}

	/** Ends the server and all that it exports. Throws a QmpError if there is none. */
	stopServer(): void {
		this.assertServing();
		for (const {id} of this.#exports.filter(({type}) => type === 'nbd').reverse()) {
			this.remove(id);
		}

		this.#isServing = false;
	}

	/** @throws QmpError */
	assertServing(): void {
		if (!this.#isServing) {
			throw complain('NBD server not running');
		}
	}

	/** @throws QmpError */
	add(args: BlockExportAddArguments): void {
		const {id, type, iothread} = args;
		const {block, userObjects} = this.#machine.hardware;
		if (!isIdentifier(id)) {
			throw complain('Invalid block export id');
		}

		if (this.#exports.some(other => other.id === id)) {
			throw complain(`Block export id '${id}' is already in use`);
		}

		const node = block.lookup(undefined, args['node-name']);
		if (iothread !== undefined && !userObjects.isOf(iothread, 'iothread')) {
			throw complain(`iothread "${iothread}" not found`);
		}

		const isWritable = args.writable === true;
		if (isWritable && node.isReadOnly) {
			throw complain('Cannot export read-only node as writable');
		}

		const backend = new BlockBackend('');
		backend.permissions = {
			taken: CONSISTENT_READ | (isWritable ? WRITE : 0),
			shared: type === 'nbd' ? ALL_PERMISSIONS & ~RESIZE : ALL_PERMISSIONS,
		};
		const name = 'name' in args && args.name !== undefined ? args.name : args['node-name'];
		block.transact(() => {
			block.addBackend(backend);
			insertNode(block, backend, node);
			this.#check(args, name);
		});
		const bitmaps = type === 'nbd' ? this.#claimBitmaps(args, {node, isWritable, backend}) : [];
		this.#exports = [{id, type, name, backend, bitmaps}, ...this.#exports];
	}

	#check(args: BlockExportAddArguments, name: string): void {
		switch (args.type) {
			case 'nbd':
				this.assertServing();
				if (this.#exports.some(other => other.type === 'nbd' && other.name === name)) {
					throw complain(`NBD server already has export named '${name}'`);
				}

				return;
			case 'vhost-user-blk':
				assertVhostUser(args);
				return;
			case 'fuse':
				throw complain(`Failed to stat '${args.mountpoint}': No such file or directory`);
			default:
				throw complain('failed to create vduse device');
		}
	}

	#claimBitmaps(
		args: BlockExportAddArguments,
		{
			node,
			isWritable,
			backend,
		}: {
			readonly node: BlockNode;
			readonly isWritable: boolean;
			readonly backend: BlockBackend;
		},
	): readonly DirtyBitmap[] {
		const wanted = 'bitmaps' in args ? (args.bitmaps ?? []) : [];
		try {
			const bitmaps = wanted.map(reference => {
				const name = typeof reference === 'string' ? reference : reference.name;
				const owner =
					typeof reference === 'string'
						? node
						: this.#machine.hardware.block.lookup(reference.node);
				const bitmap = owner.bitmaps.find(candidate => candidate.name === name);
				if (bitmap === undefined) {
					throw complain(`Bitmap '${name}' is not found`);
				}

				assertNotBusy(bitmap);
				if (!isWritable && bitmap.isRecording) {
					throw complain(`Enabled bitmap '${name}' incompatible with readonly export`);
				}

				return bitmap;
			});
			for (const bitmap of bitmaps) {
				bitmap.isBusy = true;
			}

			return bitmaps;
		} catch (error) {
			this.#machine.hardware.block.transact(() =>
				this.#machine.hardware.block.removeBackend(backend),
			);
			throw error;
		}
	}

	/**
	 * The export of an id.
	 * @throws QmpError
	 */
	existing(id: string): BlockExport {
		const found = this.#exports.find(other => other.id === id);
		if (found === undefined) {
			throw complain(`Export '${id}' is not found`);
		}

		return found;
	}

	/**
	 * Ends an export and tells of it.
	 * @throws QmpError
	 */
	remove(id: string): void {
		this.existing(id);
		this.#machine.emit('BLOCK_EXPORT_DELETED', {id});
	}

	/** Takes note of what BLOCK_EXPORT_DELETED told. */
	noteDeleted(id: string): void {
		const found = this.#exports.find(other => other.id === id);
		if (found !== undefined) {
			this.#forget(found);
		}
	}

	#forget({id, backend, bitmaps}: BlockExport): void {
		const {block} = this.#machine.hardware;
		this.#exports = this.#exports.filter(other => other.id !== id);
		for (const bitmap of bitmaps) {
			bitmap.isBusy = false;
		}

		block.transact(() => block.removeBackend(backend));
	}
}

const assertVhostUser = (
	args: BlockExportAddArguments & {readonly type: 'vhost-user-blk'},
): void => {
	const {id, addr} = args;
	const size = args['logical-block-size'] ?? LOGICAL_BLOCK_MIN;
	if (addr.type !== 'unix' && addr.type !== 'fd') {
		throw complain("Only socket address types 'unix' and 'fd' are supported");
	}

	if (size < LOGICAL_BLOCK_MIN || size > LOGICAL_BLOCK_MAX) {
		throw complain(
			`Property ${id}.logical-block-size doesn't take value ${size} (minimum: ${LOGICAL_BLOCK_MIN}, ` +
				`maximum: ${LOGICAL_BLOCK_MAX})`,
		);
	}
};
