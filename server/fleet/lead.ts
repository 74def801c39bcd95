import type {Microseconds} from '../../core/runtime/clock.ts';

const LEAD_US = 10;

/** So long before its begin a load is started on so many machines: then all wait for their first event in time. */
export const leadOf = (machines: number): Microseconds => machines * LEAD_US;
