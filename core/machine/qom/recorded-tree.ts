import type {RecordedProperty, RecordedTree} from '../../schema/device-models.ts';
import {QomObject, recordedProperty} from './qom-object.ts';

const isChild = ([, type]: RecordedProperty): boolean => type.startsWith('child<');

const typeOf = (properties: readonly RecordedProperty[]): string =>
	String(properties.find(([name]) => name === 'type')?.[2] ?? 'container');

/** A property that only holds the place of a child in the list. */
const placeOf = ([name, type]: RecordedProperty) => ({name, type, read: () => undefined});

/** Rebuilds the object at `path` of a recording, with all that lies below it. */
export const objectFrom = (tree: RecordedTree, path: string): QomObject => {
	const properties = tree[path] ?? [];
	const own = properties.filter(([name]) => name !== 'type');
	// The children of these containers come and go: their order is worked out.
	const isContainer = typeOf(properties) === 'container' && path !== '/';
	const object = new QomObject(
		typeOf(properties),
		own
			.filter(property => !(isContainer && isChild(property)))
			.map(property => (isChild(property) ? placeOf(property) : recordedProperty(property))),
	);
	for (const [name] of own.filter(isChild)) {
		object.add(name, objectFrom(tree, path === '/' ? `/${name}` : `${path}/${name}`));
	}

	return object;
};
