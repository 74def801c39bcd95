import {bitmapConversations} from './block/bitmaps.ts';
import {changeConversations} from './block/changes.ts';
import {exportConversations} from './block/exports.ts';
import {driveConversations, graphConversations} from './block/graph.ts';
import {limitConversations} from './block/limits.ts';
import {mediaConversations} from './block/media.ts';
import {blockNodeConversations} from './block/nodes.ts';
import {diskSnapshotConversations} from './block/snapshots.ts';
import {controlConversations} from './control/run-state.ts';
import type {Family} from './conversation.ts';
import {memoryAndCpuConversations} from './devices/memory-and-cpus.ts';
import {networkAndChardevConversations} from './devices/network-and-chardevs.ts';
import {objectConversations} from './devices/objects.ts';
import {pciConversations} from './devices/pci.ts';
import {pluggingConversations} from './devices/plugging.ts';
import {displayConversations} from './display/passwords.ts';
import {hostConversations} from './host/rare.ts';
import {jobConversations} from './jobs/jobs.ts';
import {memoryConversations} from './memory/dumps.ts';
import {migrationConversations, parameterConversations} from './migration/migration.ts';
import {humanConversations} from './monitor/human.ts';
import {snapshotConversations as machineSnapshotConversations} from './monitor/snapshots.ts';
import {powerConversations} from './power/actions.ts';

/** All conversations; a family's recording has its name. */
export const families: readonly Family[] = [
	{name: 'control', conversations: [...controlConversations]},
	{
		name: 'block',
		conversations: [
			...blockNodeConversations,
			...graphConversations,
			...driveConversations,
			...mediaConversations,
			...limitConversations,
			...bitmapConversations,
			...diskSnapshotConversations,
			...changeConversations,
			...exportConversations,
		],
	},
	{
		name: 'devices',
		conversations: [
			...pluggingConversations,
			...pciConversations,
			...memoryAndCpuConversations,
			...objectConversations,
			...networkAndChardevConversations,
		],
	},
	{name: 'migration', conversations: [...migrationConversations, ...parameterConversations]},
	{name: 'jobs', conversations: jobConversations},
	{name: 'display', conversations: displayConversations},
	{name: 'power', conversations: powerConversations},
	{name: 'monitor', conversations: [...humanConversations, ...machineSnapshotConversations]},
	{name: 'memory', conversations: memoryConversations},
	{name: 'host', conversations: hostConversations},
];
