import type {MachineView} from '../core/machine/machine.ts';
import type {Microseconds} from '../core/runtime/clock.ts';
import type {Random} from '../core/runtime/random.ts';
import {assertEventData} from '../core/schema/event-data.ts';
import type {EventData, EventName} from '../core/schema/generated/qemu-7.2.ts';
import {acpiDeviceOst} from './acpi-device-ost.ts';
import {balloonChange} from './balloon-change.ts';
import type {KnownNames} from './believable-texts.ts';
import {blockExportDeleted} from './block-export-deleted.ts';
import {blockImageCorrupted} from './block-image-corrupted.ts';
import {blockIoError} from './block-io-error.ts';
import {blockJobCancelled} from './block-job-cancelled.ts';
import {blockJobCompleted} from './block-job-completed.ts';
import {blockJobError} from './block-job-error.ts';
import {blockJobPending} from './block-job-pending.ts';
import {blockJobReady} from './block-job-ready.ts';
import {blockWriteThreshold} from './block-write-threshold.ts';
import {deviceDeleted} from './device-deleted.ts';
import {deviceTrayMoved} from './device-tray-moved.ts';
import {deviceUnplugGuestError} from './device-unplug-guest-error.ts';
import {dumpCompleted} from './dump-completed.ts';
import {failoverNegotiated} from './failover-negotiated.ts';
import {fakerOf} from './faker.ts';
import {generateEventData} from './from-schema.ts';
import type {Scene} from './generator.ts';
import {guestCrashloaded} from './guest-crashloaded.ts';
import {guestPanicked} from './guest-panicked.ts';
import {jobStatusChange} from './job-status-change.ts';
import {memUnplugError} from './mem-unplug-error.ts';
import {memoryDeviceSizeChange} from './memory-device-size-change.ts';
import {memoryFailure} from './memory-failure.ts';
import {migration} from './migration.ts';
import {migrationPass} from './migration-pass.ts';
import {netdevStreamConnected} from './netdev-stream-connected.ts';
import {netdevStreamDisconnected} from './netdev-stream-disconnected.ts';
import {nicRxFilterChanged} from './nic-rx-filter-changed.ts';
import {prManagerStatusChanged} from './pr-manager-status-changed.ts';
import {quorumFailure} from './quorum-failure.ts';
import {quorumReportBad} from './quorum-report-bad.ts';
import {reset} from './reset.ts';
import {rtcChange} from './rtc-change.ts';
import {shutdown} from './shutdown.ts';
import {sights} from './sights.ts';
import {spiceConnected} from './spice-connected.ts';
import {spiceDisconnected} from './spice-disconnected.ts';
import {spiceInitialized} from './spice-initialized.ts';
import {unplugPrimary} from './unplug-primary.ts';
import {vncConnected} from './vnc-connected.ts';
import {vncDisconnected} from './vnc-disconnected.ts';
import {vncInitialized} from './vnc-initialized.ts';
import {vserportChange} from './vserport-change.ts';
import {watchdog} from './watchdog.ts';

type Generators = {readonly [E in EventName]?: (scene: Scene) => EventData[E]};

const GENERATORS: Generators = {
	[acpiDeviceOst.event]: acpiDeviceOst.generate,
	[balloonChange.event]: balloonChange.generate,
	[blockExportDeleted.event]: blockExportDeleted.generate,
	[blockImageCorrupted.event]: blockImageCorrupted.generate,
	[blockIoError.event]: blockIoError.generate,
	[blockJobCancelled.event]: blockJobCancelled.generate,
	[blockJobCompleted.event]: blockJobCompleted.generate,
	[blockJobError.event]: blockJobError.generate,
	[blockJobPending.event]: blockJobPending.generate,
	[blockJobReady.event]: blockJobReady.generate,
	[blockWriteThreshold.event]: blockWriteThreshold.generate,
	[deviceDeleted.event]: deviceDeleted.generate,
	[deviceTrayMoved.event]: deviceTrayMoved.generate,
	[deviceUnplugGuestError.event]: deviceUnplugGuestError.generate,
	[dumpCompleted.event]: dumpCompleted.generate,
	[failoverNegotiated.event]: failoverNegotiated.generate,
	[guestCrashloaded.event]: guestCrashloaded.generate,
	[guestPanicked.event]: guestPanicked.generate,
	[jobStatusChange.event]: jobStatusChange.generate,
	[memoryDeviceSizeChange.event]: memoryDeviceSizeChange.generate,
	[memoryFailure.event]: memoryFailure.generate,
	[memUnplugError.event]: memUnplugError.generate,
	[migration.event]: migration.generate,
	[migrationPass.event]: migrationPass.generate,
	[netdevStreamConnected.event]: netdevStreamConnected.generate,
	[netdevStreamDisconnected.event]: netdevStreamDisconnected.generate,
	[nicRxFilterChanged.event]: nicRxFilterChanged.generate,
	[prManagerStatusChanged.event]: prManagerStatusChanged.generate,
	[quorumFailure.event]: quorumFailure.generate,
	[quorumReportBad.event]: quorumReportBad.generate,
	[reset.event]: reset.generate,
	[rtcChange.event]: rtcChange.generate,
	[shutdown.event]: shutdown.generate,
	[spiceConnected.event]: spiceConnected.generate,
	[spiceDisconnected.event]: spiceDisconnected.generate,
	[spiceInitialized.event]: spiceInitialized.generate,
	[unplugPrimary.event]: unplugPrimary.generate,
	[vncConnected.event]: vncConnected.generate,
	[vncDisconnected.event]: vncDisconnected.generate,
	[vncInitialized.event]: vncInitialized.generate,
	[vserportChange.event]: vserportChange.generate,
	[watchdog.event]: watchdog.generate,
};

/** What data are generated from. */
interface Surroundings {
	readonly machine: MachineView;
	readonly random: Random;
	/** What the script says of the event. */
	readonly given: Readonly<Record<string, unknown>>;
	readonly now: Microseconds;
}

const knownNames = (machine: MachineView): KnownNames => ({
	devices: sights.devices(machine).map(({id}) => id),
	nodes: sights.nodes(machine),
	netdevs: sights.netdevs(machine),
	chardevs: sights.chardevs(machine),
});

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
		known: knownNames(machine),
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
