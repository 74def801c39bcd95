import {defineCommand} from '../../command-table.ts';
import {pciBuses} from '../../pci/pci-info.ts';

/** All PCI devices, those of the board among them. */
export const queryPci = defineCommand('query-pci', machine => pciBuses(machine));
