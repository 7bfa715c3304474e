def main():
    print("started as", __name__)


if __name__ == "__main__":
    main()
print(__doc__, type(__file__).__name__)
