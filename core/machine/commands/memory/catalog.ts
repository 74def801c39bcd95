import type {Command} from '../../command-table.ts';
import {balloon} from './balloon.ts';
import {queryAcpiOspmStatus} from './query-acpi-ospm-status.ts';
import {queryBalloon} from './query-balloon.ts';
import {queryMemoryDevices} from './query-memory-devices.ts';
import {queryMemorySizeSummary} from './query-memory-size-summary.ts';
import {xQueryNuma} from './x-query-numa.ts';

/** Commands about memory, its devices and the balloon. */
export const memoryCommands: readonly Command[] = [
	balloon,
	queryAcpiOspmStatus,
	queryBalloon,
	queryMemoryDevices,
	queryMemorySizeSummary,
	xQueryNuma,
];
