import type {Faker} from '@faker-js/faker';
import type {Random} from '../core/runtime/random.ts';

/** Names of what there is in a machine; empty lists where that is not known. */
export interface KnownNames {
	readonly devices: readonly string[];
	readonly nodes: readonly string[];
	readonly netdevs: readonly string[];
	readonly chardevs: readonly string[];
}

const NOTHING: KnownNames = {devices: [], nodes: [], netdevs: [], chardevs: []};

type Make = (random: Random, faker: Faker, known: KnownNames) => string;

const PORTS = [1024, 65_535] as const;

const oneOf = (names: readonly string[], random: Random): string | undefined =>
	names[random.integer(0, Math.max(0, names.length - 1))];

const device: Make = (random, _, {devices}) =>
	oneOf(devices, random) ??
	`${random.pick(['virtio-disk', 'net', 'scsi', 'dimm', 'ide'])}${random.integer(0, 7)}`;
const node: Make = (random, _, {nodes}) => oneOf(nodes, random) ?? `node${random.integer(0, 15)}`;
const image: Make = (random, faker) =>
	`/var/lib/images/${faker.word.noun().replaceAll(/\W/g, '')}.${random.pick(['qcow2', 'raw'])}`;

/** What members of a name hold; the first that fits counts. */
const TEXTS: ReadonlyArray<readonly [RegExp, Make]> = [
	[/mac(?:-table)?$|^(?:unicast|multicast)$/, (_, faker) => faker.internet.mac()],
	[/^auth$/, () => 'none'],
	[/(?:^|-)qom-path$/, (...scene) => `/machine/peripheral/${device(...scene)}`],
	[/uuid|^guid$/i, (_, faker) => faker.string.uuid()],
	[/^(?:host|hostname|ip|addr|.*-addr)$/, (_, faker) => faker.internet.ipv4()],
	[/^(?:port|service)$/, random => String(random.integer(...PORTS))],
	[
		/^(?:path|qom-path|devid|devpath|qom_path)$/,
		(...scene) => `/machine/peripheral/${device(...scene)}`,
	],
	[
		/^netdev(?:-id)?$/,
		(random, faker, known) => oneOf(known.netdevs, random) ?? device(random, faker, known),
	],
	[
		/^chardev-id$/,
		(random, faker, known) => oneOf(known.chardevs, random) ?? device(random, faker, known),
	],
	[/node(?:-name)?$|^reference$|^(?:top|base|root-node-name|target)$/, node],
	[/^(?:file|filename|image|backing.*|full-backing.*|.*-file)$/, image],
	[/^(?:id|device|name|label|.*-id|peer)$/, device],
	[/driver|format/, random => random.pick(['qcow2', 'raw', 'file'])],
	[/^(?:reason|msg|error|error-desc|message|desc.*)$/, () => 'Input/output error'],
	[/uri/, (random, faker) => `tcp:${faker.internet.ipv4()}:${random.integer(...PORTS)}`],
	[/version/, random => `${random.integer(1, 9)}.${random.integer(0, 9)}`],
	[/slot/, random => String(random.integer(0, 7))],
	[
		/^(?:type|qom-type|typename)$/,
		random => random.pick(['virtio-blk-pci', 'virtio-net-pci', 'pc-dimm']),
	],
	[/^(?:command|human-readable-text)$/, () => ''],
	[/user/, (_, faker) => faker.internet.username()],
];

/** A text as a member of this name may hold. */
export const believableText = (
	name: string,
	{random, faker, known = NOTHING}: {random: Random; faker: Faker; known?: KnownNames | undefined},
): string => {
	const make = TEXTS.find(([pattern]) => pattern.test(name))?.[1] ?? device;
	return make(random, faker, known);
};
