import {QmpError} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';
import {hasRxFilter, isNic, rxFilterOf} from '../../network/rx-filter.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** The receive filters of the cards that have one (net/net.c, `qmp_query_rx_filter`). */
export const queryRxFilter = defineCommand('query-rx-filter', ({hardware}, {name}) => {
	const {devices, netdevs, guest} = hardware;
	const cards = devices.devices.filter(isNic);
	const wanted = name === undefined ? cards : cards.filter(({id}) => id === name);
	if (name !== undefined && wanted.length === 0) {
		throw complain(
			netdevs.find(name) === undefined
				? `invalid net client name: ${name}`
				: `net client(${name}) isn't a NIC`,
		);
	}

	const telling = wanted.filter(hasRxFilter);
	if (name !== undefined && telling.length === 0) {
		throw complain(`net client(${name}) doesn't support rx-filter querying`);
	}

	return telling.map(card => rxFilterOf(card, guest.options.isThere));
});
