import type {Command} from '../command-table.ts';
import {blockCommands} from './block/catalog.ts';
import {chardevCommands} from './chardev/catalog.ts';
import {controlCommands} from './control/catalog.ts';
import {cpusCommands} from './cpus/catalog.ts';
import {devicesCommands} from './devices/catalog.ts';
import {displayCommands} from './display/catalog.ts';
import {guestMemoryCommands} from './guest-memory/catalog.ts';
import {hostCommands} from './host/catalog.ts';
import {jobsCommands} from './jobs/catalog.ts';
import {memoryCommands} from './memory/catalog.ts';
import {migrationCommands} from './migration/catalog.ts';
import {miscCommands} from './misc/catalog.ts';
import {monitorCommands} from './monitor/catalog.ts';
import {networkCommands} from './network/catalog.ts';
import {powerCommands} from './power/catalog.ts';
import {qomCommands} from './qom/catalog.ts';
import {tracingCommands} from './tracing/catalog.ts';
import {virtioCommands} from './virtio/catalog.ts';

/** The commands that the machine carries out, family by family. */
export const builtinCommands: readonly Command[] = [
	...blockCommands,
	...chardevCommands,
	...controlCommands,
	...cpusCommands,
	...devicesCommands,
	...displayCommands,
	...guestMemoryCommands,
	...hostCommands,
	...jobsCommands,
	...memoryCommands,
	...migrationCommands,
	...miscCommands,
	...monitorCommands,
	...networkCommands,
	...powerCommands,
	...qomCommands,
	...tracingCommands,
	...virtioCommands,
];
