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
	const type = typeOf(properties);
	// The children of these containers come and go: their order is worked out.
	const isContainer = type === 'container' && path !== '/';
	const object = new QomObject(type, () =>
		properties
			.filter(property => property[0] !== 'type' && !(isContainer && isChild(property)))
			.map(property => (isChild(property) ? placeOf(property) : recordedProperty(property))),
	);
	for (const [name] of properties.filter(isChild)) {
		object.add(name, objectFrom(tree, path === '/' ? `/${name}` : `${path}/${name}`));
	}

	return object;
};
