import type {Faker} from '@faker-js/faker';
import type {Random} from '../core/runtime/random.ts';

type Make = (random: Random, faker: Faker) => string;

const PORTS = [1024, 65_535] as const;

const device: Make = random =>
	`${random.pick(['virtio-disk', 'net', 'scsi', 'dimm', 'ide'])}${random.integer(0, 7)}`;
const node: Make = random => `node${random.integer(0, 15)}`;
const image: Make = (random, faker) =>
	`/var/lib/images/${faker.word.noun().replaceAll(/\W/g, '')}.${random.pick(['qcow2', 'raw'])}`;

/** What members of a name hold; the first that fits counts. */
const TEXTS: ReadonlyArray<readonly [RegExp, Make]> = [
	[/mac(?:-table)?$|^(?:unicast|multicast)$/, (_, faker) => faker.internet.mac()],
	[/uuid|^guid$/i, (_, faker) => faker.string.uuid()],
	[/^(?:host|hostname|ip|addr|.*-addr)$/, (_, faker) => faker.internet.ipv4()],
	[/^(?:port|service)$/, random => String(random.integer(...PORTS))],
	[
		/^(?:path|qom-path|devid|devpath|qom_path)$/,
		(...scene) => `/machine/peripheral/${device(...scene)}`,
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
export const believableText = (name: string, random: Random, faker: Faker): string => {
	const make = TEXTS.find(([pattern]) => pattern.test(name))?.[1];
	return make?.(random, faker) ?? device(random, faker);
};
