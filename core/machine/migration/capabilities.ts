import {QmpError} from '../../protocol/qmp-error.ts';
import type {ArgumentsOf, ReturnOf} from '../command-table.ts';

/** Name of a capability of migration (QAPI `MigrationCapability`). */
export type MigrationCapability =
	ArgumentsOf<'migrate-set-capabilities'>['capabilities'][number]['capability'];

/** In the order of the enumeration, which is that of query-migrate-capabilities. */
const NAMES = [
	'xbzrle',
	'rdma-pin-all',
	'auto-converge',
	'zero-blocks',
	'compress',
	'events',
	'postcopy-ram',
	'x-colo',
	'release-ram',
	'block',
	'return-path',
	'pause-before-switchover',
	'multifd',
	'dirty-bitmaps',
	'postcopy-blocktime',
	'late-block-activate',
	'x-ignore-shared',
	'validate-uuid',
	'background-snapshot',
	'zero-copy-send',
	'postcopy-preempt',
] as const satisfies readonly MigrationCapability[];

/**
 * What background-snapshot cannot go with, in the order in which QEMU looks (migration.c,
 * `check_caps_background_snapshot`).
 */
const NOT_IN_BACKGROUND: readonly MigrationCapability[] = [
	'postcopy-ram',
	'dirty-bitmaps',
	'postcopy-blocktime',
	'late-block-activate',
	'return-path',
	'multifd',
	'pause-before-switchover',
	'auto-converge',
	'release-ram',
	'rdma-pin-all',
	'compress',
	'xbzrle',
	'x-colo',
	'validate-uuid',
	'zero-copy-send',
];

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** Which capabilities of migration are on. */
export class Capabilities {
	#on: ReadonlySet<MigrationCapability> = new Set();

	has(name: MigrationCapability): boolean {
		return this.#on.has(name);
	}

	/** As query-migrate-capabilities has them. */
	get states(): ReturnOf<'query-migrate-capabilities'> {
		return NAMES.map(capability => ({state: this.has(capability), capability}));
	}

	/**
	 * Turns capabilities on and off: all or, if they do not go together, none (migration.c, `migrate_caps_check`).
	 * @throws QmpError GenericError
	 */
	set({capabilities}: ArgumentsOf<'migrate-set-capabilities'>, usesTls: boolean): void {
		const wanted = new Set(this.#on);
		for (const {capability, state} of capabilities) {
			if (state) {
				wanted.add(capability);
			} else {
				wanted.delete(capability);
			}
		}

		check(wanted, this.#on, usesTls);
		this.#on = wanted;
	}
}

const check = (
	wanted: ReadonlySet<MigrationCapability>,
	before: ReadonlySet<MigrationCapability>,
	usesTls: boolean,
): void => {
	if (wanted.has('postcopy-ram') && !before.has('postcopy-ram') && wanted.has('x-ignore-shared')) {
		throw complain('Postcopy is not compatible with ignore-shared');
	}

	if (wanted.has('background-snapshot')) {
		const other = NOT_IN_BACKGROUND.find(name => wanted.has(name));
		if (other !== undefined) {
			throw complain(`Background-snapshot is not compatible with ${other}`);
		}
	}

	if (wanted.has('zero-copy-send')) {
		if (!wanted.has('multifd') || wanted.has('compress') || wanted.has('xbzrle') || usesTls) {
			throw complain('Zero copy only available for non-compressed non-TLS multifd migration');
		}
	}

	if (wanted.has('postcopy-preempt') && !wanted.has('postcopy-ram')) {
		throw complain('Postcopy preempt requires postcopy-ram');
	}

	if (wanted.has('multifd') && wanted.has('compress')) {
		throw complain('Multifd is not compatible with compress');
	}
};
