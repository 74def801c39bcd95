import type {Command} from '../../command-table.ts';
import {addFd} from './add-fd.ts';
import {closefd} from './closefd.ts';
import {getfd} from './getfd.ts';
import {queryFdsets} from './query-fdsets.ts';
import {querySevCapabilities} from './query-sev-capabilities.ts';
import {querySevLaunchMeasure} from './query-sev-launch-measure.ts';
import {querySgx} from './query-sgx.ts';
import {querySgxCapabilities} from './query-sgx-capabilities.ts';
import {queryYank} from './query-yank.ts';
import {removeFd} from './remove-fd.ts';
import {replayBreak} from './replay-break.ts';
import {replayDeleteBreak} from './replay-delete-break.ts';
import {replaySeek} from './replay-seek.ts';
import {setNumaNode} from './set-numa-node.ts';
import {setVcpuDirtyLimit} from './set-vcpu-dirty-limit.ts';
import {xColoLostHeartbeat} from './x-colo-lost-heartbeat.ts';
import {xExitPreconfig} from './x-exit-preconfig.ts';
import {yank} from './yank.ts';

/** Commands that belong to no other family. */
export const miscCommands: readonly Command[] = [
	addFd,
	closefd,
	getfd,
	queryFdsets,
	querySevCapabilities,
	querySevLaunchMeasure,
	querySgxCapabilities,
	querySgx,
	queryYank,
	removeFd,
	replayBreak,
	replayDeleteBreak,
	replaySeek,
	setNumaNode,
	setVcpuDirtyLimit,
	xColoLostHeartbeat,
	xExitPreconfig,
	yank,
];
