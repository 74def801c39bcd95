import {QmpError} from '../../protocol/qmp-error.ts';
import type {OptionValues} from '../machine-options.ts';
import type {BlockGraph} from './block-graph.ts';
import {BlockNode} from './block-node.ts';
import {checkDriverOptions, checkReplicas} from './driver-checks.ts';
import {type BlockDriver, blockDriver, type ChildSlot} from './drivers.ts';
import {adoptFormat, type DiskImage, probedFormat} from './images.ts';
import {
	checkedName,
	detectZeroesOf,
	type Inherited,
	isOptions,
	NOTHING_INHERITED,
	ownSettings,
} from './node-settings.ts';
import {ALL_PERMISSIONS, type ChildRole} from './permissions.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/**
 * Opens a node and the children that its options describe (block.c, `bdrv_open_inherit`). It belongs inside a
 * transaction.
 * @throws QmpError
 */
export const openNode = (
	graph: BlockGraph,
	spec: OptionValues,
	inherited: Inherited = NOTHING_INHERITED,
): BlockNode => {
	if (spec.driver === undefined && isOptions(spec.file)) {
		return openProbed(graph, {...spec, file: spec.file}, inherited);
	}

	const driver = blockDriver(String(spec.driver));
	if (driver === undefined) {
		throw complain(`Unknown driver '${String(spec.driver)}'`);
	}

	const own = ownSettings(spec, inherited);
	const slots = slotsOf(driver, spec);
	const first = slots
		.filter(({isFirst, option}) => isFirst === true && spec[option] !== undefined)
		.map(slot => ({slot, target: openChild(graph, spec[slot.option], own)}));
	const name = checkedName(graph, spec['node-name']);
	const file = first.find(({slot}) => slot.option === 'file')?.target;
	checkDriverOptions(graph, {
		...{driver, spec, file},
		isReadOnly: own.isReadOnly,
		isDirect: own.cache.direct,
	});
	const image = imageOf(graph, {driver, spec, file, believedSize: own.believedSize});
	const node = new BlockNode(name, driver, {
		options: withoutChildren(spec, slots),
		...own,
		detectZeroes: detectZeroesOf(spec),
		image,
	});
	node.ownChildren = [...slots.map(({option}) => option), 'backing'].filter(option =>
		isOptions(childValue(spec, option)),
	);
	graph.add(node);
	for (const {slot, target} of first) {
		attachChild(graph, node, {name: slot.option, role: roleOf(slot, node), target});
	}

	for (const slot of slots.filter(({isFirst}) => isFirst !== true)) {
		const value = childValue(spec, slot.option);
		if (value !== undefined) {
			const target = openChild(graph, value, own);
			attachChild(graph, node, {name: slot.option, role: slot.role, target});
		}
	}

	checkReplicas(node);
	if (driver.hasBacking) {
		openBacking(graph, node, spec);
	}

	return node;
};

/** Opens a file, and what it turns out to be. */
const openProbed = (
	graph: BlockGraph,
	{file: fileSpec, ...spec}: OptionValues & {readonly file: OptionValues},
	inherited: Inherited,
): BlockNode => {
	const file = openNode(graph, fileSpec, ownSettings(spec, inherited));
	const driver = file.image === undefined ? 'raw' : probedFormat(file.image);
	const node = openNode(graph, {...spec, driver, file: file.name}, inherited);
	node.ownChildren = [...node.ownChildren, 'file'];
	return node;
};

/** Lets a node hold on to a child. */
export const attachChild = (
	graph: BlockGraph,
	node: BlockNode,
	child: {readonly name: string; readonly role: ChildRole; readonly target: BlockNode},
): void => {
	graph.attach({...child, user: node, taken: 0, shared: ALL_PERMISSIONS});
};

/** Opens what options describe, or finds what they refer to. */
const openChild = (graph: BlockGraph, value: unknown, inherited: Inherited): BlockNode =>
	isOptions(value)
		? openNode(graph, value, inherited)
		: graph.lookup(value === undefined ? undefined : String(value));

/** The child slots of a driver; quorum has one for each of its children. */
const slotsOf = (driver: BlockDriver, spec: OptionValues): readonly ChildSlot[] =>
	driver.kind === 'quorum' && Array.isArray(spec.children)
		? spec.children.map((_, index) => ({option: `children.${index}`, role: 'replica'}))
		: driver.children;

const childValue = (spec: OptionValues, option: string): unknown => {
	const [, index] = /^children\.(\d+)$/.exec(option) ?? [];
	return index !== undefined && Array.isArray(spec.children)
		? spec.children[Number(index)]
		: spec[option];
};

// Part of a file is data of a format of its own kind; a whole one is just passed on (block/raw-format.c).
const roleOf = ({role}: ChildSlot, {driver, options}: BlockNode): ChildRole =>
	driver.kind === 'raw' && (options.offset !== undefined || options.size !== undefined)
		? 'data'
		: role;

const withoutChildren = (spec: OptionValues, slots: readonly ChildSlot[]): OptionValues => {
	const children = ['backing', 'children', 'node-name', ...slots.map(({option}) => option)];
	return Object.fromEntries(Object.entries(spec).filter(([name]) => !children.includes(name)));
};

const imageOf = (
	graph: BlockGraph,
	{
		driver,
		spec,
		file,
		believedSize,
	}: {
		readonly driver: BlockDriver;
		readonly spec: OptionValues;
		readonly file: BlockNode | undefined;
		readonly believedSize: number | undefined;
	},
): DiskImage | undefined => {
	if (typeof spec.filename === 'string' && driver.kind === 'protocol') {
		return graph.images.at(spec.filename, believedSize);
	}

	const image = file?.image;
	if (driver.kind !== 'format' || image === undefined) {
		return image;
	}

	if (image.format === undefined) {
		adoptFormat(image, driver.name);
	} else if (image.format !== driver.name) {
		throw complain(driver.mismatch ?? 'Image is of another format');
	}

	return image;
};

/** Opens the image behind an image: the one that the options name, else the one that the image names. */
const openBacking = (graph: BlockGraph, node: BlockNode, spec: OptionValues): void => {
	const given = spec.backing;
	const named = node.image?.backing;
	if (given === null || (given === undefined && named === undefined)) {
		return;
	}

	const inherited: Inherited = {cache: node.cache, isReadOnly: true, believedSize: node.size};
	const target = inWords('Could not open backing file', () =>
		given === undefined && named !== undefined
			? openImage(graph, resolvePath(node.image?.path, named.file), {
					format: named.format,
					inherited,
				})
			: openChild(graph, given, inherited),
	);
	attachChild(graph, node, {name: 'backing', role: 'backing', target});
};

/** Puts words before what goes wrong. */
const inWords = <T>(words: string, open: () => T): T => {
	try {
		return open();
	} catch (error) {
		throw error instanceof QmpError ? complain(`${words}: ${error.message}`) : error;
	}
};

/** Opens an image file with the driver of its format, guessed where it is not named. */
export const openImage = (
	graph: BlockGraph,
	path: string,
	{
		format,
		inherited,
		options = {},
	}: {
		readonly format: string | undefined;
		readonly inherited: Inherited;
		readonly options?: OptionValues;
	},
): BlockNode =>
	openNode(
		graph,
		{
			...options,
			...(format === undefined ? {} : {driver: format}),
			file: {driver: 'file', filename: path},
		},
		inherited,
	);

/** The path of a backing file as its overlay sees it: relative ones start in the overlay's folder. */
export const resolvePath = (overlay: string | undefined, file: string): string =>
	file.startsWith('/') || overlay === undefined || !overlay.includes('/')
		? file
		: overlay.slice(0, overlay.lastIndexOf('/') + 1) + file;

/**
 * Does what blockdev-add does. Images that nothing is known of are `believedSize` bytes long.
 * @throws QmpError
 */
export const addNode = (
	graph: BlockGraph,
	spec: OptionValues,
	believedSize?: number,
): BlockNode => {
	if (spec['node-name'] === undefined) {
		throw complain("'node-name' must be specified for the root node");
	}

	return graph.transact(() => {
		const node = openNode(graph, spec, {...NOTHING_INHERITED, believedSize});
		node.isMonitorOwned = true;
		return node;
	});
};
