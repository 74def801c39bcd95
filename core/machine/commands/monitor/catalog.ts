import type {Command} from '../../command-table.ts';
import {humanMonitorCommand} from './human-monitor-command.ts';

/** The human monitor and the monitors themselves. */
export const monitorCommands: readonly Command[] = [humanMonitorCommand];
