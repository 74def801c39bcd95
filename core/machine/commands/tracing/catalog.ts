import type {Command} from '../../command-table.ts';
import {traceEventGetState} from './trace-event-get-state.ts';
import {traceEventSetState} from './trace-event-set-state.ts';

/** Commands about trace events. */
export const tracingCommands: readonly Command[] = [traceEventGetState, traceEventSetState];
