import type {Command} from '../../command-table.ts';
import {chardevAdd} from './chardev-add.ts';
import {chardevChange} from './chardev-change.ts';
import {chardevRemove} from './chardev-remove.ts';
import {chardevSendBreak} from './chardev-send-break.ts';
import {queryChardev} from './query-chardev.ts';
import {queryChardevBackends} from './query-chardev-backends.ts';
import {ringbufRead} from './ringbuf-read.ts';
import {ringbufWrite} from './ringbuf-write.ts';

/** Commands about character devices. */
export const chardevCommands: readonly Command[] = [
	chardevAdd,
	chardevChange,
	chardevRemove,
	chardevSendBreak,
	queryChardev,
	queryChardevBackends,
	ringbufRead,
	ringbufWrite,
];
