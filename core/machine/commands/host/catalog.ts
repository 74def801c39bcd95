import type {Command} from '../../command-table.ts';
import {addClient} from './add-client.ts';
import {cancelVcpuDirtyLimit} from './cancel-vcpu-dirty-limit.ts';
import {dumpdtb} from './dumpdtb.ts';
import {queryCurrentMachine} from './query-current-machine.ts';
import {queryMice} from './query-mice.ts';
import {queryRocker} from './query-rocker.ts';
import {queryRockerOfDpaFlows} from './query-rocker-of-dpa-flows.ts';
import {queryRockerOfDpaGroups} from './query-rocker-of-dpa-groups.ts';
import {queryRockerPorts} from './query-rocker-ports.ts';
import {querySevAttestationReport} from './query-sev-attestation-report.ts';
import {queryStats} from './query-stats.ts';
import {queryStatsSchemas} from './query-stats-schemas.ts';
import {queryVmGenerationId} from './query-vm-generation-id.ts';
import {rtcResetReinjection} from './rtc-reset-reinjection.ts';
import {sevInjectLaunchSecret} from './sev-inject-launch-secret.ts';
import {xenColoDoCheckpoint} from './xen-colo-do-checkpoint.ts';
import {xenLoadDevicesState} from './xen-load-devices-state.ts';
import {xenSaveDevicesState} from './xen-save-devices-state.ts';
import {xenSetGlobalDirtyLog} from './xen-set-global-dirty-log.ts';
import {xenSetReplication} from './xen-set-replication.ts';

/** Commands about what hangs on the host or on hardware that few machines have. */
export const hostCommands: readonly Command[] = [
	addClient,
	cancelVcpuDirtyLimit,
	dumpdtb,
	queryCurrentMachine,
	queryMice,
	queryRocker,
	queryRockerOfDpaFlows,
	queryRockerOfDpaGroups,
	queryRockerPorts,
	querySevAttestationReport,
	queryStats,
	queryStatsSchemas,
	queryVmGenerationId,
	rtcResetReinjection,
	sevInjectLaunchSecret,
	xenColoDoCheckpoint,
	xenLoadDevicesState,
	xenSaveDevicesState,
	xenSetGlobalDirtyLog,
	xenSetReplication,
];
