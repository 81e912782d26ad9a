import { binds } from './bind';

export const bindGroup = binds('group');
