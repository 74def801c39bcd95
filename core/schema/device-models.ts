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

/** All models by driver. */
export interface DeviceModels {
	/** Other names of drivers. */
	readonly aliases: Readonly<Record<string, string>>;
	readonly models: Readonly<Record<string, DeviceModel>>;
	/** Types of devices that only serve as base of others. */
	readonly abstractTypes: readonly string[];
	/** Types of devices that only the board makes. */
	readonly boardTypes: readonly string[];
}
