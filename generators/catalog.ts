import type {MachineView} from '../core/machine/machine.ts';
import type {Microseconds} from '../core/runtime/clock.ts';
import type {Random} from '../core/runtime/random.ts';
import type {EventData, EventName} from '../core/schema/generated/qemu-7.2.ts';
import {acpiDeviceOst} from './acpi-device-ost.ts';
import {balloonChange} from './balloon-change.ts';
import {blockIoError} from './block-io-error.ts';
import {deviceDeleted} from './device-deleted.ts';
import {fakerOf} from './faker.ts';
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

/** Whether data for this event can be generated. */
export const hasGenerator = (event: EventName): boolean => GENERATORS[event] !== undefined;

/** Believable data for an event; `given` is what the script says of it. */
export const generateData = <E extends EventName>(
	event: E,
	surroundings: {
		readonly machine: MachineView;
		readonly random: Random;
		readonly given: Readonly<Record<string, unknown>>;
		readonly now: Microseconds;
	},
): EventData[E] | undefined =>
	GENERATORS[event]?.({...surroundings, faker: fakerOf(surroundings.random, surroundings.now)});
