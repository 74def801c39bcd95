import {QmpError} from '../../protocol/qmp-error.ts';
import type {DeviceModel, RecordedProperty} from '../../schema/device-models.ts';
import type {OptionValues} from '../machine-options.ts';
import {type QomObject, settableProperty} from '../qom/qom-object.ts';
import {objectFrom} from '../qom/recorded-tree.ts';
import type {Bus} from './bus.ts';
import type {Device} from './device.ts';
import {propertyValue} from './property-values.ts';

/** What is asked for, when driver and bus are known. */
export interface DeviceRequest {
	readonly driver: string;
	readonly id: string | undefined;
	readonly model: DeviceModel;
	readonly bus: Bus | undefined;
	readonly properties: OptionValues;
	readonly isHotplugged: boolean;
}

/** The other parts of the machine that devices hold on to. */
export interface DeviceLinks {
	/**
	 * Looks at what a property names, such as the back end in `netdev`; gives the value that the property then has.
	 * @throws QmpError where there is none, or it is taken; `owner` is the type that messages name
	 */
	check(owner: string, name: string, value: unknown): unknown;
	/** What a driver checks last, when all its properties are set. Throws a QmpError. */
	realize(request: DeviceRequest): OptionValues;
	/** A device is gone. */
	release(device: Device): void;
}

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);
const PROBE = 'probe';

/** The objects that a driver makes, with the id in the place of the recorded one. */
const instantiate = ({driver, id, model}: DeviceRequest): QomObject => {
	const name = id ?? driver.toLowerCase();
	const tree = Object.entries(model.objects).map(([path, rows]) => [
		path === '' ? '/' : `/${path.replaceAll(PROBE, name)}`,
		rows.map(
			([key, type, value]): RecordedProperty => [
				key.replaceAll(PROBE, name),
				type,
				typeof value === 'string' ? value.replaceAll(`/${PROBE}`, `/${name}`) : value,
			],
		),
	]);
	return objectFrom(Object.fromEntries(tree), '/');
};

/**
 * Makes a device from what was given of it.
 * @throws QmpError
 */
export const createDevice = (request: DeviceRequest, links: DeviceLinks): Device => {
	const {driver, id, bus, isHotplugged} = request;
	const values = checkedValues(request, links);
	const devfn =
		bus?.type.startsWith('PCI') === true ? placeOn(bus, driver, values.addr) : undefined;
	const object = instantiate(request);
	const known: OptionValues = {
		...defaultsOf(request),
		...values,
		...links.realize({...request, properties: values}),
		...(devfn === undefined ? {} : {addr: devfn, 'legacy-addr': legacyAddress(devfn)}),
		parent_bus: bus?.object.path ?? '',
		hotplugged: isHotplugged,
		realized: true,
	};
	setAll(object, known, id);
	const backend = object.children.get('virtio-backend');
	if (backend !== undefined) {
		const {parent_bus: _, ...shared} = known;
		setAll(backend, shared, undefined);
	}

	return {...request, object, devfn, properties: values, isLeaving: false};
};

/** What the properties have that were not given: plain values only, links are set when they are known. */
const defaultsOf = ({model}: DeviceRequest): OptionValues =>
	Object.fromEntries(
		(model.objects[''] ?? [])
			.filter(([name, type]) => Object.hasOwn(model.settable, name) && !type.startsWith('link<'))
			.filter(([, , value]) => typeof value !== 'object' && !String(value).includes(PROBE))
			.map(([name, , value]) => [name, value]),
	);

const checkedValues = (
	{driver, model, properties}: DeviceRequest,
	links: DeviceLinks,
): OptionValues => {
	const backend = model.objects['virtio-backend'];
	const backendType = String(backend?.find(([name]) => name === 'type')?.[2] ?? driver);
	const values: Record<string, unknown> = {};
	for (const [name, given] of Object.entries(properties)) {
		const type = model.settable[name];
		if (type === undefined) {
			throw complain(`Property '${driver}.${name}' not found`);
		}

		const isBackends = backend?.some(([key]) => key === name) === true;
		const owner = isBackends ? backendType : driver;
		values[name] = links.check(owner, name, propertyValue({owner, name, type}, given));
	}

	return values;
};

/** Finds the place of a device on a PCI bus (hw/pci/pci.c, `do_pci_register_device`). */
const placeOn = (bus: Bus, driver: string, addr: unknown): number => {
	const devfn = typeof addr === 'number' && addr >= 0 ? addr : bus.freeSlot();
	if (devfn === undefined) {
		throw complain(`PCI: no slot/function available for ${driver}, all in use or reserved`);
	}

	const occupant = bus.occupant(devfn);
	if (occupant !== undefined) {
		const holder =
			occupant === true ? 'the board,id=' : `${occupant.driver},id=${occupant.id ?? ''}`;
		throw complain(
			`PCI: slot ${devfn >> 3} function ${devfn & 7} not available for ${driver}, in use by ${holder}`,
		);
	}

	return devfn;
};

const legacyAddress = (devfn: number): string =>
	`${(devfn >> 3).toString(16).padStart(2, '0')}.${devfn & 7}`;

const setAll = (object: QomObject, values: OptionValues, id: string | undefined): void => {
	for (const {name, type} of object.listed) {
		if (Object.hasOwn(values, name)) {
			object.define(settableProperty({name, type, value: values[name], owner: object.type, id}));
		}
	}
};
