import type {MachineView} from '../core/machine/machine.ts';
import type {Microseconds} from '../core/runtime/clock.ts';
import type {Random} from '../core/runtime/random.ts';
import {assertEventData} from '../core/schema/event-data.ts';
import type {EventData, EventName} from '../core/schema/generated/qemu-7.2.ts';
import {acpiDeviceOst} from './acpi-device-ost.ts';
import {balloonChange} from './balloon-change.ts';
import {blockIoError} from './block-io-error.ts';
import {deviceDeleted} from './device-deleted.ts';
import {fakerOf} from './faker.ts';
import {generateEventData} from './from-schema.ts';
import type {Scene} from './generator.ts';
import {guestPanicked} from './guest-panicked.ts';
import {quorumFailure} from './quorum-failure.ts';
import {quorumReportBad} from './quorum-report-bad.ts';
import {spiceConnected} from './spice-connected.ts';
import {spiceDisconnected} from './spice-disconnected.ts';
import {spiceInitialized} from './spice-initialized.ts';

type Generators = {readonly [E in EventName]?: (scene: Scene) => EventData[E]};

const GENERATORS: Generators = {
	[acpiDeviceOst.event]: acpiDeviceOst.generate,
	[balloonChange.event]: balloonChange.generate,
	[blockIoError.event]: blockIoError.generate,
	[deviceDeleted.event]: deviceDeleted.generate,
	[guestPanicked.event]: guestPanicked.generate,
	[quorumFailure.event]: quorumFailure.generate,
	[quorumReportBad.event]: quorumReportBad.generate,
	[spiceConnected.event]: spiceConnected.generate,
	[spiceDisconnected.event]: spiceDisconnected.generate,
	[spiceInitialized.event]: spiceInitialized.generate,
};

/** What data are generated from. */
interface Surroundings {
	readonly machine: MachineView;
	readonly random: Random;
	/** What the script says of the event. */
	readonly given: Readonly<Record<string, unknown>>;
	readonly now: Microseconds;
}

/** Data that the schema allows; where the script gives some, only what it must not lack. */
const fromSchema = <E extends EventName>(
	event: E,
	{machine, random, given, now}: Surroundings,
): EventData[E] | undefined => {
	const {schema} = machine.profile;
	const data = generateEventData(schema, event, {
		random: random.fork(event),
		now,
		hasOptional: Object.keys(given).length === 0,
	});
	assertEventData(schema, event, data);
	return data;
};

/** Believable data for an event; undefined for events without data. */
export const generateData = <E extends EventName>(
	event: E,
	surroundings: Surroundings,
): EventData[E] | undefined => {
	const generate = GENERATORS[event];
	return generate === undefined
		? fromSchema(event, surroundings)
		: generate({...surroundings, faker: fakerOf(surroundings.random, surroundings.now)});
};
