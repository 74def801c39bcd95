import type {Command} from '../../command-table.ts';
import {objectAdd} from './object-add.ts';
import {objectDel} from './object-del.ts';
import {qomGet} from './qom-get.ts';
import {qomList} from './qom-list.ts';
import {qomSet} from './qom-set.ts';

/** Commands about the object tree. */
export const qomCommands: readonly Command[] = [objectAdd, objectDel, qomGet, qomList, qomSet];
