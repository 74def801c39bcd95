import type {Command} from '../../command-table.ts';
import {xQueryVirtio} from './x-query-virtio.ts';
import {xQueryVirtioQueueElement} from './x-query-virtio-queue-element.ts';
import {xQueryVirtioQueueStatus} from './x-query-virtio-queue-status.ts';
import {xQueryVirtioStatus} from './x-query-virtio-status.ts';
import {xQueryVirtioVhostQueueStatus} from './x-query-virtio-vhost-queue-status.ts';

/** Commands about virtio devices and their queues. */
export const virtioCommands: readonly Command[] = [
	xQueryVirtio,
	xQueryVirtioQueueElement,
	xQueryVirtioQueueStatus,
	xQueryVirtioStatus,
	xQueryVirtioVhostQueueStatus,
];
