import type {HumanCommand} from '../human-command.ts';
import {blockTopics} from './block.ts';
import {machineTopics} from './machine.ts';
import {memoryTopics} from './memory.ts';
import {migrationTopics} from './migration.ts';
import {pci} from './pci.ts';
import {peripheralTopics} from './peripherals.ts';

/** What `info` tells of. */
export const infoTopics: readonly HumanCommand[] = [
	...blockTopics,
	...machineTopics,
	...memoryTopics,
	...migrationTopics,
	...peripheralTopics,
	pci,
];
