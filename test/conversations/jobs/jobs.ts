import type {Conversation} from '../conversation.ts';
import {backupConversations} from './backups.ts';
import {jobBitmapConversations} from './bitmaps.ts';
import {chainConversations} from './chains.ts';
import {creationConversations} from './creations.ts';
import {copiedDriveConversations} from './drives.ts';
import {errorConversations} from './errors.ts';
import {libvirtConversations} from './libvirt.ts';
import {mirrorConversations} from './mirrors.ts';
import {transactionConversations} from './transactions.ts';
import {vmSnapshotConversations} from './vm-snapshots.ts';

/** All about jobs. */
export const jobConversations: readonly Conversation[] = [
	...mirrorConversations,
	...chainConversations,
	...backupConversations,
	...jobBitmapConversations,
	...creationConversations,
	...transactionConversations,
	...vmSnapshotConversations,
	...libvirtConversations,
	...copiedDriveConversations,
	...errorConversations,
];
