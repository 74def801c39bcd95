import {deviceNotFound, QmpError} from '../../protocol/qmp-error.ts';
import type {DeviceModel} from '../../schema/device-models.ts';
import type {Profile} from '../../schema/profile.ts';
import type {DeviceSpec} from '../machine-options.ts';
import type {ObjectTree} from '../qom/object-tree.ts';
import {QomObject} from '../qom/qom-object.ts';
import {Bus, isBusType} from './bus.ts';
import {createDevice, type DeviceLinks} from './create-device.ts';
import type {Device} from './device.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** The devices of a machine and the buses they sit on. */
export class DeviceTree {
	readonly #profile: Profile;
	readonly #objects: ObjectTree;
	readonly #links: DeviceLinks;
	readonly #devices: Device[] = [];
	/** The later a bus came, the earlier it is looked at. */
	readonly #buses: Bus[];
	#anonymousCount = 0;

	constructor(profile: Profile, objects: ObjectTree, links: DeviceLinks) {
		this.#profile = profile;
		this.#objects = objects;
		this.#links = links;
		this.#buses = boardBuses(objects);
	}

	/** All devices, in the order in which they came. */
	get devices(): readonly Device[] {
		return this.#devices;
	}

	get buses(): readonly Bus[] {
		return this.#buses;
	}

	/** The device of an id. */
	find(id: string): Device | undefined {
		return this.#devices.find(device => device.id === id);
	}

	/** Devices of a driver, such as `virtio-balloon-pci`; several drivers may do. */
	ofDriver(...drivers: readonly string[]): readonly Device[] {
		return this.#devices.filter(({driver}) => drivers.some(name => driver.startsWith(name)));
	}

	/**
	 * Adds a device, checked in QEMU's order (softmmu/qdev-monitor.c, `qdev_device_add_from_qdict`).
	 * @throws QmpError
	 */
	add(
		spec: DeviceSpec,
		{isHotplug, model: given}: {readonly isHotplug: boolean; readonly model?: DeviceModel},
	): Device {
		const {deviceModels} = this.#profile;
		const driver = deviceModels.aliases[spec.driver] ?? spec.driver;
		const model = given ?? deviceModels.find(driver);
		if (model === undefined || (isHotplug && !model.isPluggable)) {
			throw this.#unusable(driver, model !== undefined);
		}

		const {bus: busName, ...properties} = spec.properties;
		const bus = this.#busFor({driver, wanted: model.bus, name: busName});
		if (isHotplug && bus !== undefined && !bus.isHotpluggable) {
			throw complain(`Bus '${bus.name}' does not support hotplugging`);
		}

		if (spec.id !== undefined && this.find(spec.id) !== undefined) {
			throw complain(`Duplicate device ID '${spec.id}'`);
		}

		const device = createDevice(
			{driver, id: spec.id, model, bus, properties, isHotplugged: isHotplug},
			this.#links,
		);
		this.#place(device, spec.isOnBoard === true);
		return device;
	}

	/**
	 * The device that device_del names, by id or path.
	 * @throws QmpError
	 */
	resolve(idOrPath: string): Device {
		const found = this.#devices.find(({id, object}) => id === idOrPath || object.path === idOrPath);
		if (found !== undefined) {
			return found;
		}

		const object = idOrPath.startsWith('/') ? this.#objects.at(idOrPath) : undefined;
		if (object === undefined) {
			throw deviceNotFound(idOrPath);
		}

		const bus = this.#buses.find(({object: {path}}) => path === busPathOf(object));
		throw complain(
			object.type.endsWith('-cpu')
				? 'Boot CPU is unpluggable'
				: bus === undefined
					? `${idOrPath} is not a hotpluggable device`
					: `Bus '${bus.name}' does not support hotplugging`,
		);
	}

	/** Takes a device away, and all that sits on its buses. Gives the devices that are gone, the deepest first. */
	remove(device: Device): readonly Device[] {
		const above = this.#devices.filter(({bus}) => bus?.owner === device);
		const gone = above.flatMap(other => this.remove(other));
		this.#devices.splice(this.#devices.indexOf(device), 1);
		const siblings = device.bus?.devices;
		siblings?.splice(siblings.indexOf(device), 1);
		for (const bus of this.#buses.filter(({owner}) => owner === device)) {
			this.#buses.splice(this.#buses.indexOf(bus), 1);
		}

		device.object.parent?.remove(device.object.name);
		this.#links.release(device);
		return [...gone, device];
	}

	#unusable(driver: string, isKnown: boolean): QmpError {
		const {abstractTypes, boardTypes} = this.#profile.deviceModels;
		if (abstractTypes.includes(driver)) {
			return complain("Parameter 'driver' expects a non-abstract device type");
		}

		return isKnown || boardTypes.includes(driver)
			? complain("Parameter 'driver' expects a pluggable device type")
			: complain(`'${driver}' is not a valid device model name`);
	}

	#busFor({
		driver,
		wanted,
		name,
	}: {
		readonly driver: string;
		readonly wanted: string | undefined;
		readonly name: unknown;
	}): Bus | undefined {
		if (name !== undefined) {
			const bus = this.#buses.find(candidate => candidate.name === name);
			if (bus === undefined) {
				throw complain(`Bus '${String(name)}' not found`);
			}

			if (wanted === undefined || !bus.takes(wanted)) {
				throw complain(`Device '${driver}' can't go on ${bus.type} bus`);
			}

			return bus;
		}

		if (wanted === undefined) {
			return undefined;
		}

		const bus = this.#freeBus(wanted);
		if (bus === undefined) {
			throw complain(`No '${wanted}' bus found for device '${driver}'`);
		}

		return bus;
	}

	// qbus_find_recursive: the buses of the board before those of devices, among these the latest first.
	#freeBus(type: string): Bus | undefined {
		const fitting = this.#buses.filter(bus => bus.takes(type));
		return fitting.find(({owner}) => owner === undefined) ?? fitting.at(0);
	}

	#place(device: Device, isOnBoard: boolean): void {
		const {id, object} = device;
		if (isOnBoard) {
			this.#container('unattached').add(`device[${this.#nextUnattached()}]`, object);
		} else if (id === undefined) {
			this.#container('peripheral-anon').add(`device[${this.#anonymousCount}]`, object);
			this.#anonymousCount += 1;
		} else {
			this.#container('peripheral').add(id, object);
		}

		this.#devices.push(device);
		device.bus?.devices.push(device);
		const provided = [
			...object.children.values(),
			...(object.children.get('virtio-backend')?.children.values() ?? []),
		];
		for (const child of provided.filter(({type}) => isBusType(type))) {
			this.#buses.unshift(new Bus(child, device));
		}
	}

	#container(name: string): QomObject {
		const machine = this.#objects.at('/machine') ?? this.#objects.root;
		const container = machine.children.get(name) ?? new QomObject('container');
		if (container.parent === undefined) {
			machine.add(name, container);
		}

		return container;
	}

	#nextUnattached(): number {
		const names = [...this.#container('unattached').children.keys()];
		return names.filter(name => name.startsWith('device[')).length;
	}
}

const busPathOf = (object: QomObject): string | undefined => {
	const path = object.has('parent_bus') ? object.get('parent_bus') : undefined;
	return path === '' ? undefined : String(path);
};

/** The buses that the board brings, the latest first. */
const boardBuses = (objects: ObjectTree): Bus[] => {
	const buses: QomObject[] = [];
	const taken = new Map<string, number[]>();
	const visit = (object: QomObject): void => {
		if (isBusType(object.type)) {
			buses.unshift(object);
		}

		if (object.has('addr')) {
			const path = busPathOf(object) ?? '';
			taken.set(path, [...(taken.get(path) ?? []), Number(object.get('addr'))]);
		}

		for (const child of object.children.values()) {
			visit(child);
		}
	};
	visit(objects.root);
	return buses.map(bus => new Bus(bus, undefined, taken.get(bus.path)));
};
