import {QmpError} from '../../protocol/qmp-error.ts';
import type {QomObject} from './qom-object.ts';

/** The tree of all objects of a machine, looked up by path. */
export class ObjectTree {
	readonly root: QomObject;

	constructor(root: QomObject) {
		this.root = root;
	}

	/** An object at an absolute path, undefined when there is none. */
	at(path: string): QomObject | undefined {
		return below(this.root, segmentsOf(path));
	}

	/**
	 * An object by an absolute path, or by the end of its path where only one ends so (`object_resolve_path`).
	 * @throws QmpError
	 */
	resolve(path: string): QomObject {
		const found = path.startsWith('/') ? [this.at(path)] : this.#endingIn(segmentsOf(path));
		const [object] = found;
		if (path === '' || found.length > 1) {
			throw new QmpError('GenericError', `Path '${path}' is ambiguous`);
		}

		if (object === undefined) {
			throw new QmpError('DeviceNotFound', `Device '${path}' not found`);
		}

		return object;
	}

	#endingIn(segments: readonly string[]): QomObject[] {
		const found: QomObject[] = [];
		const visit = (object: QomObject): void => {
			const match = below(object, segments);
			if (match !== undefined) {
				found.push(match);
			}

			for (const child of object.children.values()) {
				visit(child);
			}
		};
		visit(this.root);
		return found;
	}
}

const segmentsOf = (path: string): readonly string[] =>
	path.split('/').filter(segment => segment !== '');

const below = (object: QomObject, segments: readonly string[]): QomObject | undefined => {
	let at: QomObject | undefined = object;
	for (const segment of segments) {
		at = at?.children.get(segment);
	}

	return at;
};
