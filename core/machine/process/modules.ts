import type {MachineOptions} from '../machine-options.ts';

/** The parts of QEMU that are in files of their own and are loaded when they are needed. */
export class Modules {
	#isAllLoaded = false;
	readonly #hasSpice: boolean;

	constructor({spiceOptions}: MachineOptions) {
		this.#hasSpice = spiceOptions !== undefined;
	}

	/** Whether SPICE is there: only then is its option known (qemu-options of the module `ui-spice-core`). */
	get hasSpice(): boolean {
		return this.#hasSpice || this.#isAllLoaded;
	}

	/** Whoever asks for all types gets those of all modules (qom/qom-qmp-cmds.c, `qmp_qom_list_types`). */
	loadAll(): void {
		this.#isAllLoaded = true;
	}
}
