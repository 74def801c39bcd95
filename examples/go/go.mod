module example.org/manager

go 1.19
