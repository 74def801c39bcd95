"""A manager on QEMU's own Python library, as its documents show it. usage: manager.py SOCKET"""
import asyncio
import os
import sys

from qemu.qmp import QMPClient

WATCH_SECONDS = float(os.environ.get('WATCH_SECONDS', '12'))


async def unplug(qmp, events, device):
    await qmp.execute('device_del', {'id': device})
    async for event in events:
        if event.get('data', {}).get('device') != device:
            continue
        if event['event'] == 'DEVICE_UNPLUG_GUEST_ERROR':
            sys.exit(f'the guest keeps {device}')
        if event['event'] == 'DEVICE_DELETED':
            return


async def watch(events):
    async for event in events:
        print(event['event'], event.get('data'))


async def main():
    qmp = QMPClient('manager')
    with qmp.listener() as events:
        await qmp.connect(sys.argv[1])
        for _ in range(6):
            await qmp.execute('query-status')
        await unplug(qmp, events, 'net0')
        try:
            await asyncio.wait_for(watch(events), WATCH_SECONDS)
        except asyncio.TimeoutError:
            pass
        await qmp.execute('quit')
    try:
        await qmp.disconnect()
    except EOFError:
        pass
    print('done')


asyncio.run(main())
