import {QmpError} from '../../protocol/qmp-error.ts';
import type {RecordedProperty} from '../../schema/device-models.ts';
import {inListOrder} from './hash-order.ts';

/** A property as qom-list names it, with its value. */
export interface QomProperty {
	readonly name: string;
	/** As QEMU spells it: `bool`, `uint32`, `link<bus>`, … */
	readonly type: string;
	/** The value now. Throws a QmpError where QEMU cannot say it. */
	readonly read: () => unknown;
	/** Takes a new value; undefined where the property is not writable. Throws a QmpError for a bad value. */
	readonly write?: (value: unknown) => void;
}

/** One object of the tree: its properties, and the objects below it. */
export class QomObject {
	readonly type: string;
	/** What it was made with; put in order when somebody looks: most objects of a board are never looked at. */
	#given: (() => readonly QomProperty[]) | undefined;
	readonly #known = new Map<string, QomProperty>();
	readonly #children = new Map<string, QomObject>();
	#parent: {readonly object: QomObject; readonly name: string} | undefined;

	constructor(type: string, properties: () => readonly QomProperty[] = () => []) {
		this.type = type;
		this.#given = properties;
	}

	/** The path from the root. */
	get path(): string {
		if (this.#parent === undefined) {
			return '/';
		}

		const {object, name} = this.#parent;
		return object.path === '/' ? `/${name}` : `${object.path}/${name}`;
	}

	/** Its name below its parent; empty for the root. */
	get name(): string {
		return this.#parent?.name ?? '';
	}

	get parent(): QomObject | undefined {
		return this.#parent?.object;
	}

	get children(): ReadonlyMap<string, QomObject> {
		return this.#children;
	}

	/** Whether there is a property or child of that name. */
	has(name: string): boolean {
		return this.#properties.has(name) || this.#children.has(name);
	}

	/** All properties and children, in the order of qom-list. */
	get listed(): ReadonlyArray<{readonly name: string; readonly type: string}> {
		const own = [...this.#properties.values()].map(({name, type}) => ({name, type}));
		const known = new Set(this.#properties.keys());
		const added = inListOrder([...this.#children.keys()].filter(name => !known.has(name)));
		return [
			{name: 'type', type: 'string'},
			...own,
			...added.map(name => ({name, type: `child<${this.#children.get(name)?.type ?? ''}>`})),
		];
	}

	/** Puts an object below this one. */
	add(name: string, child: QomObject): void {
		this.#children.set(name, child);
		child.#parent = {object: this, name};
	}

	/** Takes an object away. */
	remove(name: string): void {
		this.#children.delete(name);
		this.#properties.delete(name);
	}

	/** Puts a property in the place of the one of its name, or last. */
	define(property: QomProperty): void {
		this.#properties.set(property.name, property);
	}

	/** @throws QmpError */
	get(name: string): unknown {
		if (name === 'type') {
			return this.type;
		}

		const child = this.#children.get(name);
		return child === undefined ? this.#property(name).read() : child.path;
	}

	/** @throws QmpError */
	set(name: string, value: unknown): void {
		const {write} = name === 'type' || this.#children.has(name) ? {} : this.#property(name);
		if (write === undefined) {
			throw new QmpError('GenericError', `Property '${this.type}.${name}' is not writable`);
		}

		write(value);
	}

	get #properties(): Map<string, QomProperty> {
		if (this.#given !== undefined) {
			for (const property of this.#given()) {
				this.#known.set(property.name, property);
			}

			this.#given = undefined;
		}

		return this.#known;
	}

	#property(name: string): QomProperty {
		const property = this.#properties.get(name);
		if (property === undefined) {
			throw new QmpError('GenericError', `Property '${this.type}.${name}' not found`);
		}

		return property;
	}
}

/** A property that keeps what was recorded of it. */
export const recordedProperty = ([name, type, value]: RecordedProperty): QomProperty => ({
	name,
	type,
	read: () => {
		if (typeof value === 'object' && value !== null && '!' in value) {
			throw new QmpError('GenericError', String(value['!']));
		}

		return value;
	},
});

/** A property of a device: its value is fixed once the device is there. */
export const settableProperty = ({
	name,
	type,
	value,
	owner,
	id,
}: {
	readonly name: string;
	readonly type: string;
	readonly value: unknown;
	readonly owner: string;
	readonly id: string | undefined;
}): QomProperty => ({
	name,
	type,
	read: () => value,
	...(READ_ONLY.has(name)
		? {}
		: {
				write: () => {
					const device = id === undefined ? 'anonymous device' : `device '${id}'`;
					throw new QmpError(
						'GenericError',
						`Attempt to set property '${name}' on ${device} (type '${owner}') after it was realized`,
					);
				},
			}),
});

const READ_ONLY = new Set(['hotplugged', 'hotpluggable', 'parent_bus', 'legacy-addr', 'size']);
