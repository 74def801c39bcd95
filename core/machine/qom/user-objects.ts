import {QmpError} from '../../protocol/qmp-error.ts';
import type {RecordedTree} from '../../schema/device-models.ts';
import {isIdentifier} from '../command-line/qemu-opts.ts';
import type {ObjectSpec} from '../machine-options.ts';
import type {ObjectTree} from './object-tree.ts';
import {type QomObject, recordedProperty} from './qom-object.ts';
import {objectFrom} from './recorded-tree.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);
const DATA_OF_SECRETS = new Set(['data', 'file']);

/** An object that was asked for by `-object` or object-add. */
export interface UserObject {
	readonly spec: ObjectSpec;
	readonly object: QomObject;
}

/** The objects below /objects that come and go by command. */
export class UserObjects {
	readonly #tree: ObjectTree;
	readonly #models: RecordedTree;
	readonly #objects = new Map<string, UserObject>();
	/** Ids of objects that devices hold on to. */
	readonly busy = new Set<string>();

	constructor(tree: ObjectTree, models: RecordedTree) {
		this.#tree = tree;
		this.#models = models;
	}

	/** In the order in which they came. */
	get all(): readonly UserObject[] {
		return [...this.#objects.values()];
	}

	find(id: string): UserObject | undefined {
		return this.#objects.get(id);
	}

	/** Whether there is an object of that id and type. */
	isOf(id: string, type: string): boolean {
		return this.#objects.get(id)?.spec['qom-type'] === type;
	}

	/**
	 * Adds an object whose members have been checked against the schema.
	 * @throws QmpError
	 */
	add(spec: ObjectSpec): void {
		const {id, 'qom-type': type, ...given} = spec;
		if (!isIdentifier(id)) {
			throw complain("Parameter 'id' expects an identifier");
		}

		const container = this.#tree.at('/objects');
		if (container === undefined || container.children.has(id)) {
			throw complain(`attempt to add duplicate property '${id}' to object (type 'container')`);
		}

		const rows = (
			this.#models[type] ??
			Object.entries(given).map(([name, value]) => [name, 'string', value] as const)
		).filter(([, rowType]) => !rowType.startsWith('child<'));
		const object = objectFrom({'/': [['type', 'string', type], ...rows]}, '/');
		for (const [name, rowType] of rows) {
			const value = given[name];
			if (value !== undefined && !DATA_OF_SECRETS.has(name)) {
				object.define(recordedProperty([name, rowType, value]));
			}
		}

		container.add(id, object);
		this.#objects.set(id, {spec, object});
	}

	/** @throws QmpError */
	remove(id: string): void {
		if (this.busy.has(id)) {
			throw complain(`object '${id}' is in use, can not be deleted`);
		}

		if (!this.#objects.delete(id)) {
			throw complain(`object '${id}' not found`);
		}

		this.#tree.at('/objects')?.remove(id);
	}
}
