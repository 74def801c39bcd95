import type {Command} from '../../command-table.ts';
import {deviceAdd} from './device-add.ts';
import {deviceDel} from './device-del.ts';
import {queryPci} from './query-pci.ts';

/** Commands about the device tree: plugging, un-plugging and what is plugged. */
export const devicesCommands: readonly Command[] = [deviceAdd, deviceDel, queryPci];
