/** How the data of an event differ from those of QEMU 7.2. */
export interface EventShape {
	/** The member whose own members stand in its place. */
	readonly unwrap?: string;
	readonly drop?: readonly string[];
	/** Members by their name in 7.2, with the name here. */
	readonly rename?: Readonly<Record<string, string>>;
	/** Members that always have the same value. */
	readonly set?: Readonly<Record<string, string>>;
}

/** By event; those that are missing do not differ. */
export type EventShapes = Readonly<Record<string, EventShape>>;

const unwrapped = (data: object, member: string | undefined): object => {
	const inner = Object.entries(data).find(([name]) => name === member)?.[1];
	return typeof inner === 'object' && inner !== null ? inner : data;
};

/** Data of an event of QEMU 7.2 in another shape. */
export const reshape = (
	shape: EventShape | undefined,
	data: object | undefined,
): object | undefined => {
	if (shape === undefined || data === undefined) {
		return data;
	}

	const {unwrap, drop = [], rename = {}, set} = shape;
	const members = Object.entries(unwrapped(data, unwrap))
		.filter(([name]) => !drop.includes(name))
		.map(([name, value]) => [rename[name] ?? name, value] as const);
	return {...Object.fromEntries(members), ...set};
};
