import type {Command} from '../../command-table.ts';
import {changeVncPassword} from './change-vnc-password.ts';
import {clientMigrateInfo} from './client-migrate-info.ts';
import {displayReload} from './display-reload.ts';
import {displayUpdate} from './display-update.ts';
import {expirePassword} from './expire-password.ts';
import {inputSendEvent} from './input-send-event.ts';
import {querySpice} from './query-spice.ts';
import {queryVnc} from './query-vnc.ts';
import {queryVncServers} from './query-vnc-servers.ts';
import {screendump} from './screendump.ts';
import {sendKey} from './send-key.ts';
import {setPassword} from './set-password.ts';

/** Commands about displays and input. */
export const displayCommands: readonly Command[] = [
	changeVncPassword,
	clientMigrateInfo,
	displayReload,
	displayUpdate,
	expirePassword,
	inputSendEvent,
	queryVncServers,
	queryVnc,
	sendKey,
	setPassword,
	querySpice,
	screendump,
];
