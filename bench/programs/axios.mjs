import 'axios';
