/** A property of a recorded object: name, type, value. A value `{"!": text}` is what qom-get complains of. */
export type RecordedProperty = readonly [name: string, type: string, value: unknown];

/** An object tree as recorded: properties by path. */
export type RecordedTree = Readonly<Record<string, readonly RecordedProperty[]>>;

/** What one QEMU version knows of a device that users can ask for, as recorded. */
export interface DeviceModel {
	/** Type of the bus that it sits on; absent for devices of the machine itself. */
	readonly bus?: string;
	/** Whether device_add takes it while the machine runs. */
	readonly isPluggable: boolean;
	/** The property that must be given, and what is said without it. */
	readonly needs?: {readonly property: string; readonly complaint: string};
	/** The properties that can be given, with their types. */
	readonly settable: Readonly<Record<string, string>>;
	/** The objects of a device with the id `probe`: by path below it, itself at the empty path. */
	readonly objects: RecordedTree;
}

/** What is recorded besides the models themselves. */
interface Names {
	/** Other names of drivers. */
	readonly aliases: Readonly<Record<string, string>>;
	/** Types of devices that only serve as base of others. */
	readonly abstractTypes: readonly string[];
	/** Types of devices that only the board makes. */
	readonly boardTypes: readonly string[];
}

const MODELS = ',\n"models":{\n';

/** All models by driver. Each is read when it is asked for: a machine needs few of them, and all are 370 KB. */
export class DeviceModels {
	readonly aliases: Names['aliases'];
	readonly abstractTypes: Names['abstractTypes'];
	readonly boardTypes: Names['boardTypes'];
	readonly #text: string;
	readonly #known = new Map<string, DeviceModel>();

	/** `text` is an object in JSON with a line for each model, behind all else. */
	constructor(text: string) {
		const names: Names = JSON.parse(`${text.slice(0, text.indexOf(MODELS))}}`);
		this.aliases = names.aliases;
		this.abstractTypes = names.abstractTypes;
		this.boardTypes = names.boardTypes;
		this.#text = text;
	}

	/** The model of a driver; undefined where there is none. */
	find(driver: string): DeviceModel | undefined {
		const known = this.#known.get(driver);
		const line = known === undefined ? this.#lineOf(driver) : undefined;
		if (line === undefined) {
			return known;
		}

		const model: DeviceModel = JSON.parse(line);
		this.#known.set(driver, model);
		return model;
	}

	/** The names of all drivers, as recorded. */
	get drivers(): readonly string[] {
		const models = this.#text.slice(this.#text.indexOf(MODELS) + MODELS.length - 1);
		return [...models.matchAll(/^"([^"]+)":/gm)].map(([, name = '']) => name);
	}

	#lineOf(driver: string): string | undefined {
		const key = `\n${JSON.stringify(driver)}:`;
		const at = this.#text.indexOf(key, this.#text.indexOf(MODELS));
		return at < 0
			? undefined
			: this.#text.slice(at + key.length, this.#text.indexOf('\n', at + 1)).replace(/,$/, '');
	}
}
