import { binds } from './bind';

export const bindUser = binds('user');
